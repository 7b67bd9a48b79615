/** The action on one item: a small button, out of the page's flow, that looks like a part of the line it stands in. */
import type { ActionAnchor } from '../sites/site-adapter.ts';
import { createShadowHost, createStyleSheet, h, KEPT_EVENTS, keepSelection } from './shadow-host.ts';

/** A line of the pennon's outline at a slant, or all that is left of it; in a box around the line. */
const SLANT = '#0000 calc(50% - 1.2px), currentColor calc(50% - .6px) calc(50% + .6px), #0000 calc(50% + 1.2px)';
const LEFT_OF_SLANT = 'currentColor calc(50% + .6px), #0000 calc(50% + 1.2px)';
/** The swallowtail of the pennon, above and below its notch. */
const tail = (stops: string) => `
  linear-gradient(118deg, ${stops}) 13px 6px / 5px 4px no-repeat, linear-gradient(62deg, ${stops}) 13px 10px / 5px 4px no-repeat`;
const POLE = 'linear-gradient(90deg, currentColor 1.6px, #0000 0) 7px 6px / 2px 13px no-repeat';
/**
 * A pole with a pennon: a record, not a hand, not a party's colour. There are many of us in a page, so it is drawn by what
 * costs the page least: no element of its own, nothing that is clipped, masked or see-through, each of which the browser
 * looks at in every frame.
 */
const OUTLINED = `${POLE}, linear-gradient(currentColor 1.6px, #0000 0) 7px 6px / 9px 2px no-repeat,
  linear-gradient(0deg, currentColor 1.6px, #0000 0) 7px 12px / 9px 2px no-repeat, ${tail(SLANT)}`;
const FILLED = `${POLE}, linear-gradient(currentColor 0 0) 7px 6px / 7px 8px no-repeat, ${tail(LEFT_OF_SLANT)}`;
/** From where a button at the end of a line of text would stand, to where most of them belong. In CSS pixels. */
const USUAL_MOVE = { x: 4, y: -3 };
/** A difference that nobody sees is not worth drawing the page anew. In CSS pixels. */
const CLOSE_ENOUGH = 0.5;
/**
 * `position: absolute` takes no room, so nothing moves; `place` brings the button to the end of the line or into the
 * item's corner. Colours come from the line (`currentColor`): light, dark and every theme of the page's own fit.
 */
const STYLES = `
  :host { position: absolute; z-index: 1; visibility: visible; pointer-events: auto; transform: translate(${USUAL_MOVE.x}px, ${USUAL_MOVE.y}px); }
  :host([data-placement=corner]) { transform: none; }
  /* Without size, so that nothing moves: see staysBehind. */
  :host([data-floats]) { position: relative; float: left; width: 24px; height: 24px; margin: 0 -24px -24px 0; transform: none; }
  /* Not "all": the browser would work through hundreds of properties for each of us. */
  button {
    appearance: none; display: block; box-sizing: border-box; width: 24px; height: 24px; margin: 0; border: 0; padding: 0;
    border-radius: 50%; cursor: pointer; color: inherit; background: ${OUTLINED};
    -webkit-tap-highlight-color: transparent;
  }
  button[aria-pressed=true] { background: ${FILLED}; }
  :host([data-placement=corner]) button { background-color: Canvas; color: CanvasText; box-shadow: 0 0 0 1px color-mix(in srgb, CanvasText 25%, transparent); }
  button:hover { background-color: color-mix(in srgb, currentColor 14%, transparent); }
  :host([data-placement=corner]) button:hover { background-color: color-mix(in srgb, CanvasText 12%, Canvas); }
  button:focus-visible { outline: 2px solid #1f6feb; outline-offset: 1px; box-shadow: 0 0 0 4px #fff; }
  @media (forced-colors: active) {
    /* It would take the drawing away. */
    button { forced-color-adjust: none; color: ButtonText; }
    button:focus-visible { outline-color: Highlight; box-shadow: none; }
  }
`;

let sheet: CSSStyleSheet | null = null;
/** Not what takes clicks away: a button that is pressed is hidden before it is let go of. */
const HIDE_RULE = ':host { opacity: 0 !important; }';

/** Between the button and the end of the line, or the item's edges, in CSS pixels. */
const GAP = 4;

/** One range for all measuring: every live range makes each change of the page dearer. */
let range: Range | null = null;

/** The boxes that a child of a line paints, in viewport coordinates. */
function boxesOf(node: Node): DOMRectList {
  if (node instanceof Element) return node.getClientRects();
  range ??= document.createRange();
  range.selectNode(node);
  const boxes = range.getClientRects();
  // It would keep the line, and so the whole post, in memory.
  range.selectNode(document.documentElement);
  return boxes;
}

/** The last box that the content of a line before `host` paints; null for none. */
function endOfContent(host: Element): DOMRect | null {
  for (let node = host.previousSibling; node; node = node.previousSibling) {
    const boxes = boxesOf(node);
    for (let n = boxes.length - 1; n >= 0; n--) {
      const box = boxes[n];
      if (box && box.width > 0 && box.height > 0) return box;
    }
  }
  return null;
}

/** Where the top left of a button of this size belongs, in viewport coordinates; null where its line shows nothing. */
function placeOf(host: HTMLElement, own: Own, { width, height }: DOMRect): { x: number; y: number } | null {
  if (own.placement === 'corner') {
    const item = host.parentElement?.getBoundingClientRect();
    return item ? { x: item.right - width - GAP, y: item.top + GAP } : null;
  }
  const end = endOfContent(host);
  return end && { x: Math.min(end.right + GAP, innerWidth - GAP - width), y: end.top + end.height / 2 - height / 2 };
}

/** What was found out about lines: most come again, with other words in them. */
const known = new WeakMap<Element, boolean>();

/**
 * Whether something scrolls between the line and what a button in it is positioned by: the button would not go with its
 * line, and would make the page longer.
 */
function staysBehind(host: HTMLElement): boolean {
  const line = host.parentElement;
  if (!line) return false;
  const before = known.get(line);
  if (before !== undefined) return before;
  const { offsetParent } = host;
  let found = false;
  for (
    let at: Element | null = line;
    at && at !== offsetParent && at !== document.body && !found;
    at = at.parentElement
  )
    found = /auto|scroll/.test(getComputedStyle(at).overflowY);
  known.set(line, found);
  return found;
}

/**
 * How a button was moved from where it would stand, in CSS pixels, and what to do when it is used. All that placing has to
 * know is here: attributes are dearer to ask.
 */
interface Own extends ActionListeners {
  placement: ActionAnchor['placement'];
  floats: boolean;
  x: number;
  y: number;
}

/** By host. A page can make elements of our name, but none that is in here. */
const owns = new WeakMap<EventTarget, Own>();

/** Buttons that have no place yet, or may have lost it. */
let unplaced: HTMLElement[] = [];

/** The translation that brings this button to its place; null where it stands there already, or nothing is shown. */
function moveOf(host: HTMLElement, own: Own): { x: number; y: number } | null {
  const at = host.getBoundingClientRect();
  // What is not shown is told of by itself when it is.
  if (at.width === 0) {
    if (host.isConnected) placing.observe(host);
    return null;
  }
  if (!own.floats && staysBehind(host)) {
    host.setAttribute('data-floats', '');
    Object.assign(own, { floats: true, x: 0, y: 0 });
    // Not at once: the browser would tell the page of an observer that is not done.
    requestAnimationFrame(() => placeSoon(host));
    return null;
  }
  const to = placeOf(host, own, at);
  if (!to || (Math.abs(to.x - at.x) < CLOSE_ENOUGH && Math.abs(to.y - at.y) < CLOSE_ENOUGH)) return null;
  return { x: own.x + to.x - at.x, y: own.y + to.y - at.y };
}

/**
 * Where an out-of-flow element would stand by itself differs between blocks, flex rows and grids, and with what around it
 * is positioned. A resize observer tells of what it begins to observe right after the browser has laid the page out and
 * before it paints: nothing is measured at a moment that would force a layout, the button is never seen elsewhere, and a
 * translation moves nothing else. One element is observed for all of them.
 */
const placing = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    placing.unobserve(target);
    if (target instanceof HTMLElement && owns.has(target)) unplaced.push(target);
  }
  const hosts = unplaced;
  unplaced = [];
  // All are measured before the first is moved.
  const moves = hosts.flatMap((host) => {
    const own = owns.get(host);
    const move = own && moveOf(host, own);
    return move ? [{ host, own, move }] : [];
  });
  for (const { host, own, move } of moves) {
    Object.assign(own, move);
    // Browsers read this form faster than the property `translate`, and a feed has many of us.
    host.style.transform = `translate(${move.x}px, ${move.y}px)`;
  }
});

function placeSoon(host: HTMLElement): void {
  unplaced.push(host);
  if (unplaced.length === 1) placing.observe(document.documentElement);
}

export interface ActionButton {
  host: HTMLElement;
  /** Brings it to its place again, where that may have changed. */
  place(): void;
  /** Marks the item as flagged in this page view. */
  setFlagged(): void;
  setLabel(label: string): void;
  remove(): void;
}

export interface ActionListeners {
  /** A person may be about to click: the pointer or the focus has reached a button. */
  onIntent(): void;
  /** The main button of a pointer, or a finger, is down on it. */
  onPress(): void;
  onClick(): void;
}

/** One listener for the whole page, not a dozen for each of hundreds of buttons. */
function onKept(event: Event): void {
  const own = event.target && owns.get(event.target);
  if (!own) return;
  // From here on neither the page nor the button's own line hears of it; what the browser itself does goes on.
  event.stopImmediatePropagation();
  keepSelection(event);
  if (!event.isTrusted) return;
  if (event.type === 'click') own.onClick();
  else if (event.type === 'pointerdown' && event instanceof PointerEvent && event.isPrimary && event.button === 0)
    own.onPress();
}

const INTENTS = ['pointerover', 'focusin'] as const;

function listen(type: (typeof KEPT_EVENTS)[number]): void {
  addEventListener(type, onKept, { capture: true, passive: type.startsWith('touch') });
}

/** Before a button is pressed the pointer, a finger's as well, or the focus comes to it. */
function onIntent({ target, isTrusted }: Event): void {
  const own = isTrusted && target && owns.get(target);
  if (!own) return;
  // From the second time on this changes nothing.
  for (const type of KEPT_EVENTS) listen(type);
  own.onIntent();
}

let model: HTMLButtonElement | null = null;

/** Once per page: what all buttons share. */
function prepare(): HTMLButtonElement {
  for (const type of INTENTS) addEventListener(type, onIntent, { capture: true, passive: true });
  // Software that a person uses instead of a pointer may click without ever having been there.
  listen('click');
  return h('button', { type: 'button' });
}

function setLabel(button: Element, label: string): void {
  button.setAttribute('title', label);
  button.setAttribute('aria-label', label);
}

/** Makes a button and puts it where the adapter says. */
export function mountActionButton(anchor: ActionAnchor, label: string, own: ActionListeners): ActionButton {
  sheet ??= createStyleSheet(STYLES);
  model ??= prepare();
  const { host, root } = createShadowHost(sheet);
  if (anchor.placement === 'corner') host.setAttribute('data-placement', 'corner');
  if (model.title !== label) setLabel(model, label);
  const button = root.appendChild(document.importNode(model, true));
  const { placement } = anchor;
  const move = placement === 'inline' ? USUAL_MOVE : { x: 0, y: 0 };
  owns.set(host, { ...own, ...move, placement, floats: false });
  anchor.parent.append(host);
  placeSoon(host);
  return {
    host,
    place: () => placeSoon(host),
    setFlagged: () => button.setAttribute('aria-pressed', 'true'),
    setLabel: (text) => setLabel(button, text),
    remove: () => {
      placing.unobserve(host);
      host.remove();
    },
  };
}

/** Hides or shows every button of this page at once, for the moment of a screenshot. */
export function hideActionButtons(hidden: boolean): void {
  if (!sheet) return;
  const last = sheet.cssRules.length - 1;
  const isHidden = sheet.cssRules[last]?.cssText.includes('opacity') ?? false;
  if (hidden && !isHidden) sheet.insertRule(HIDE_RULE, sheet.cssRules.length);
  else if (!hidden && isHidden) sheet.deleteRule(last);
}

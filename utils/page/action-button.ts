/** The action on one item: a small button, out of the page's flow, that looks like a part of the line it stands in. */
import type { ActionAnchor } from '../sites/site-adapter.ts';
import { createShadowHost, createStyleSheet, h, KEPT_EVENTS, keepSelection } from './shadow-host.ts';

/**
 * `position: absolute` takes no room, so nothing moves; `place` brings the button to the end of the line or into the
 * item's corner. Colours come from the line (`currentColor`): light, dark and every theme of the page's own fit.
 */
const PENNON =
  'M2.7 2.3a.8.8 0 0 1 .8-.6H12.6a.6.6 0 0 1 .5 .9L10.8 5.4 13.1 8.2a.6.6 0 0 1-.5 .9H4.3V14.3a.8.8 0 0 1-1.6 0z';
/** Goes round the other way, so that it is left out. */
const INSIDE = 'M4.3 3.3V7.5H10.6L8.8 5.4 10.6 3.3z';
const STYLES = `
  :host {
    all: initial; position: absolute; z-index: 1; color: inherit; font: inherit;
  }
  button {
    all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center;
    width: 24px; height: 24px; border-radius: 50%;
    cursor: pointer; color: currentColor; opacity: .72;
    -webkit-tap-highlight-color: transparent;
  }
  :host([data-placement=corner]) button { background: Canvas; color: CanvasText; box-shadow: 0 0 0 1px color-mix(in srgb, CanvasText 25%, transparent); }
  button:hover { opacity: 1; background: color-mix(in srgb, currentColor 14%, transparent); }
  :host([data-placement=corner]) button:hover { background: color-mix(in srgb, CanvasText 12%, Canvas); }
  button:focus-visible { opacity: 1; outline: 2px solid #1f6feb; outline-offset: 1px; box-shadow: 0 0 0 4px #fff; }
  button[aria-pressed=true] { opacity: 1; }
  /* A pole with a pennon: a record, not a hand, not a party's colour. Drawn without elements: there are many of us in a page. */
  button::before {
    content: ""; width: 16px; height: 16px; pointer-events: none; background: currentColor; clip-path: path("${PENNON} ${INSIDE}");
  }
  button[aria-pressed=true]::before { clip-path: path("${PENNON}"); }
  @media (forced-colors: active) {
    button { color: ButtonText; opacity: 1; }
    button::before { forced-color-adjust: none; }
  }
`;

let sheet: CSSStyleSheet | null = null;
const HIDE_RULE = ':host { visibility: hidden !important; }';

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
function placeOf(host: HTMLElement, { width, height }: DOMRect): { x: number; y: number } | null {
  if (host.dataset.placement === 'corner') {
    const item = host.parentElement?.getBoundingClientRect();
    return item ? { x: item.right - width - GAP, y: item.top + GAP } : null;
  }
  const end = endOfContent(host);
  return end && { x: Math.min(end.right + GAP, innerWidth - GAP - width), y: end.top + end.height / 2 - height / 2 };
}

/** What to do at a click, by host. A page can make elements of our name, but none that is in here. */
const listeners = new WeakMap<EventTarget, ActionListeners>();

/** New buttons that have no place yet. */
let unplaced: HTMLElement[] = [];

/**
 * Where an out-of-flow element would stand by itself differs between blocks, flex rows and grids, and with what around it
 * is positioned. A resize observer tells of what it begins to observe right after the browser has laid the page out and
 * before it paints: nothing is measured at a moment that would force a layout, the button is never seen elsewhere, and a
 * translation moves nothing else. One element is observed for all of them.
 */
const place = new ResizeObserver((entries) => {
  for (const { target } of entries) place.unobserve(target);
  // What was not shown is told of by itself when it is.
  for (const { target } of entries) if (target instanceof HTMLElement && listeners.has(target)) unplaced.push(target);
  const hosts = unplaced;
  unplaced = [];
  const moves: (string | null)[] = [];
  for (const host of hosts) {
    const at = host.getBoundingClientRect();
    const to = at.width > 0 ? placeOf(host, at) : null;
    moves.push(to && `${to.x - at.x}px ${to.y - at.y}px`);
    if (at.width === 0 && host.isConnected) place.observe(host);
  }
  hosts.forEach((host, n) => {
    const move = moves[n];
    if (move) host.style.translate = move;
  });
});

function placeSoon(host: HTMLElement): void {
  unplaced.push(host);
  if (unplaced.length === 1) place.observe(document.documentElement);
}

export interface ActionButton {
  host: HTMLElement;
  /** Marks the item as flagged in this page view. */
  setFlagged(): void;
  setLabel(label: string): void;
  remove(): void;
}

export interface ActionListeners {
  /** A person is about to click: the pointer or the focus has reached a button. Told once per page. */
  onIntent(): void;
  onClick(): void;
}

/** One listener for the whole page, not a dozen for each of hundreds of buttons. */
function onKept(event: Event): void {
  const own = event.target && listeners.get(event.target);
  if (!own) return;
  // From here on neither the page nor the button's own line hears of it; what the browser itself does goes on.
  event.stopImmediatePropagation();
  keepSelection(event);
  if (event.type === 'click' && event.isTrusted) own.onClick();
}

const INTENTS = ['pointerover', 'focusin'] as const;

function onIntent({ target }: Event): void {
  const own = target && listeners.get(target);
  if (!own) return;
  for (const type of INTENTS) removeEventListener(type, onIntent, true);
  own.onIntent();
}

let model: HTMLButtonElement | null = null;

/** Once per page: what all buttons share. */
function prepare(): HTMLButtonElement {
  for (const type of KEPT_EVENTS) addEventListener(type, onKept, { capture: true, passive: type.startsWith('touch') });
  for (const type of INTENTS) addEventListener(type, onIntent, { capture: true, passive: true });
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
  listeners.set(host, own);
  anchor.parent.append(host);
  placeSoon(host);
  return {
    host,
    setFlagged: () => button.setAttribute('aria-pressed', 'true'),
    setLabel: (text) => setLabel(button, text),
    remove: () => {
      place.unobserve(host);
      host.remove();
    },
  };
}

/** Hides or shows every button of this page at once, for the moment of a screenshot. */
export function hideActionButtons(hidden: boolean): void {
  if (!sheet) return;
  const last = sheet.cssRules.length - 1;
  const isHidden = sheet.cssRules[last]?.cssText.includes('visibility') ?? false;
  if (hidden && !isHidden) sheet.insertRule(HIDE_RULE, sheet.cssRules.length);
  else if (!hidden && isHidden) sheet.deleteRule(last);
}

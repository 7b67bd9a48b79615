/** The action on one item: a small button, out of the page's flow, that looks like a part of the line it stands in. */
import type { ActionAnchor } from '../sites/site-adapter.ts';
import { createShadowHost, createStyleSheet, h, onTrustedClick } from './shadow-host.ts';

/**
 * `position: absolute` takes no room, so nothing moves; `place` brings the button to the end of the line or into the
 * item's corner. Colours come from the line (`currentColor`): light, dark and every theme of the page's own fit.
 */
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
  button[aria-pressed=true] .mark { fill: currentColor; }
  svg { width: 16px; height: 16px; pointer-events: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
  @media (forced-colors: active) { button { color: ButtonText; opacity: 1; } }
`;

let sheet: CSSStyleSheet | null = null;
const HIDE_RULE = ':host { visibility: hidden !important; }';

/** A document with a pennon: a record, not a hand, not a party's colour. */
const ICON = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 14.5v-13"/><path class="mark" d="M3.5 2.5h8.2l-1.9 2.9 1.9 2.9H3.5z"/></svg>`;

/** Between the button and the end of the line, or the item's edges, in CSS pixels. */
const GAP = 4;

/** One range for all measuring: every live range makes each change of the page dearer. */
let range: Range | null = null;

/** The last box that the content of a line before `host` paints, in viewport coordinates; null for none. */
function endOfContent(host: Element): DOMRect | null {
  range ??= document.createRange();
  for (let node = host.previousSibling; node; node = node.previousSibling) {
    range.selectNode(node);
    const box = Array.from(range.getClientRects()).findLast(({ width, height }) => width > 0 && height > 0);
    if (box) return box;
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

/**
 * Where an out-of-flow element would stand by itself differs between blocks, flex rows and grids, and with what around it
 * is positioned. A resize observer tells of a new element right after the browser has laid the page out and before it
 * paints: nothing is measured at a moment that would force a layout, the button is never seen elsewhere, and a
 * translation moves nothing else.
 */
const place = new ResizeObserver((entries) => {
  const moves = entries.map(({ target }) => {
    place.unobserve(target);
    if (!(target instanceof HTMLElement)) return null;
    const at = target.getBoundingClientRect();
    const to = placeOf(target, at);
    return to && { target, x: to.x - at.x, y: to.y - at.y };
  });
  // It would keep the line, and so the whole post, in memory.
  range?.selectNode(document.documentElement);
  for (const move of moves) if (move) move.target.style.translate = `${move.x}px ${move.y}px`;
});

export interface ActionButton {
  host: HTMLElement;
  /** Marks the item as flagged in this page view. */
  setFlagged(): void;
  setLabel(label: string): void;
  remove(): void;
}

export interface ActionListeners {
  /** A person is about to click: the pointer or the focus has reached the button. */
  onIntent(): void;
  onClick(): void;
}

let model: HTMLButtonElement | null = null;

/** A new button without a label. */
function createButton(): HTMLButtonElement {
  if (!model) {
    model = h('button', { type: 'button' });
    // A constant of ours, parsed once per page; nothing of the page is in it.
    model.innerHTML = ICON;
  }
  const button = model.cloneNode(true);
  if (button instanceof HTMLButtonElement) return button;
  throw new Error('A copy is of the kind of its model.');
}

/** Makes a button and puts it where the adapter says. */
export function mountActionButton(
  anchor: ActionAnchor,
  label: string,
  { onIntent, onClick }: ActionListeners,
): ActionButton {
  sheet ??= createStyleSheet(STYLES);
  const { host, root } = createShadowHost(sheet);
  host.setAttribute('data-placement', anchor.placement);
  const button = createButton();
  const setLabel = (text: string) => {
    button.title = text;
    button.ariaLabel = text;
  };
  setLabel(label);
  onTrustedClick(button, onClick);
  for (const type of ['pointerenter', 'focus']) button.addEventListener(type, onIntent, { once: true });
  root.append(button);
  anchor.parent.append(host);
  place.observe(host);
  return {
    host,
    setFlagged: () => button.setAttribute('aria-pressed', 'true'),
    setLabel,
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

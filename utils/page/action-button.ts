/** The action on one item: a small button, out of the page's flow, that looks like a part of the line it stands in. */
import type { ActionAnchor } from '../sites/site-adapter.ts';
import { createShadowHost, createStyleSheet, h, onTrustedClick } from './shadow-host.ts';

/**
 * `position: absolute` without offsets keeps the place where the text ends and takes no room, so nothing moves.
 * Colours come from the line (`currentColor`): light, dark and every theme of the page's own fit.
 */
const STYLES = `
  :host {
    all: initial; position: absolute; display: inline; z-index: 1; color: inherit; font: inherit;
  }
  :host([data-placement=corner]) { top: 4px; right: 4px; }
  button {
    all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center;
    position: relative; width: 24px; height: 24px; margin: -4px 0 -4px 4px; border-radius: 50%;
    vertical-align: middle; cursor: pointer; color: currentColor; opacity: .72;
    -webkit-tap-highlight-color: transparent;
  }
  :host([data-placement=corner]) button { margin: 0; background: Canvas; color: CanvasText; box-shadow: 0 0 0 1px color-mix(in srgb, CanvasText 25%, transparent); }
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

export interface ActionButton {
  host: HTMLElement;
  /** Marks the item as flagged in this page view. */
  setFlagged(): void;
  setLabel(label: string): void;
}

/** Makes a button and puts it where the adapter says. */
export function mountActionButton(anchor: ActionAnchor, label: string, onClick: () => void): ActionButton {
  sheet ??= createStyleSheet(STYLES);
  const { host, root } = createShadowHost(sheet);
  host.dataset.placement = anchor.placement;
  const button = h('button', { type: 'button', title: label, ariaLabel: label });
  // A constant of ours, parsed once per button; nothing of the page is in it.
  button.innerHTML = ICON;
  onTrustedClick(button, onClick);
  root.append(button);
  anchor.parent.append(host);
  return {
    host,
    setFlagged: () => button.setAttribute('aria-pressed', 'true'),
    setLabel: (text) => {
      button.title = text;
      button.ariaLabel = text;
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

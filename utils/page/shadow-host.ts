/**
 * Our elements in other people's pages: each in a closed shadow root, so that the page can neither style nor read them.
 * One constructable stylesheet per purpose is shared by all of them (a page's content security policy does not apply).
 */

/** Elements of ours carry this tag; it tells adapters, observers and screenshots what is not the page's. */
export const HOST_TAG = 'pantau-asn';

/** Pages act on clicks anywhere in a post, and on single letters typed anywhere: none of these inside ours is theirs. */
export const KEPT_EVENTS = [
  'click',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
] as const;

/** Creates a host with a closed shadow root. */
export function createShadowHost(css: CSSStyleSheet): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [css];
  return { host, root };
}

/** What is selected in the page is the quote: a press on something of ours must not clear it, nor take the focus. */
export function keepSelection(event: Event): void {
  if (event.type === 'mousedown') event.preventDefault();
}

/** Keeps what happens inside `host` from the page's own listeners. */
export function keepEvents(host: Element): void {
  for (const type of KEPT_EVENTS)
    host.addEventListener(type, (event) => {
      event.stopPropagation();
      keepSelection(event);
    });
}

export function createStyleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Makes an element with properties and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Calls back for clicks that a person made; a page's synthetic ones are ignored. */
export function onTrustedClick(element: HTMLElement, listener: () => void): void {
  element.addEventListener('click', (event) => {
    if (event.isTrusted) listener();
  });
}

/**
 * Our elements in other people's pages: each in a closed shadow root, so that the page can neither style nor read them.
 * One constructable stylesheet per purpose is shared by all of them (a page's content security policy does not apply).
 */

/** Elements of ours carry this tag; it tells adapters, observers and screenshots what is not the page's. */
export const HOST_TAG = 'pantau-asn';

/** Creates a host with a closed shadow root. Events that happen inside never reach the page's own listeners. */
export function createShadowHost(css: CSSStyleSheet): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [css];
  // Pages act on clicks anywhere in a post, and on single letters typed anywhere.
  for (const type of [
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
  ])
    host.addEventListener(type, (event) => {
      event.stopPropagation();
      // What is selected in the page is the quote: a press on our button must not clear it, nor take the focus.
      if (type === 'mousedown') event.preventDefault();
    });
  return { host, root };
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

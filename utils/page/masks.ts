/** Covers what shows the volunteer (name, avatar, composer) for the moment of a screenshot, and puts it back. */

const ATTRIBUTE = 'data-pantau-asn-mask';

const describe = (element: Element) =>
  element.getAttribute('role') ?? element.getAttribute('data-pagelet') ?? element.localName;

/**
 * Hides the elements, keeping their room. Returns what was hidden (kinds of element, never their text) and a function
 * that undoes it.
 */
export function maskElements(elements: readonly Element[]): { masks: string[]; unmask(): void } {
  if (elements.length === 0) return { masks: [], unmask: () => {} };
  const style = new CSSStyleSheet();
  style.replaceSync(
    `[${ATTRIBUTE}] { visibility: hidden !important; } [${ATTRIBUTE}] * { visibility: hidden !important; }`,
  );
  for (const element of elements) element.setAttribute(ATTRIBUTE, '');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  return {
    masks: elements.slice(0, 50).map((element) => describe(element).slice(0, 60)),
    unmask: () => {
      for (const element of elements) element.removeAttribute(ATTRIBUTE);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== style);
    },
  };
}

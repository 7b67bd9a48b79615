/** Takes out of sight, for the moment of a screenshot, what must not be in it; and puts it back. */

const HIDDEN = 'data-pantau-asn-mask';
const UNSTUCK = 'data-pantau-asn-unstuck';

/**
 * What is hidden keeps its room. Without transitions: a page that fades things would go on showing what is hidden. What
 * sticks keeps its place in the page, where it stands by itself.
 */
const RULES = `
  [${HIDDEN}], [${HIDDEN}] *, [${HIDDEN}]::before, [${HIDDEN}]::after, [${HIDDEN}] *::before, [${HIDDEN}] *::after {
    visibility: hidden !important; transition: none !important; animation: none !important;
  }
  [${UNSTUCK}] { position: relative !important; inset: auto !important; transition: none !important; }
`;

export interface Cover {
  /** Kinds of element that were hidden because they show the volunteer; never their text. */
  masks: string[];
  /** Hides what stays in view while the page is scrolled, and would lie over the item. */
  clearView(item: Element): void;
  remove(): void;
}

const describe = (element: Element) =>
  element.getAttribute('role') ?? element.getAttribute('data-pagelet') ?? element.localName;

/** More elements than any page that a person can read; in all of them it would take too long. */
const MOST_ELEMENTS = 60_000;

/** Hides the elements that show the volunteer. */
export function coverPage(viewer: readonly Element[]): Cover {
  const changed: [Element, string][] = [];
  const mark = (element: Element, attribute: string) => {
    element.setAttribute(attribute, '');
    changed.push([element, attribute]);
  };
  const style = new CSSStyleSheet();
  style.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  for (const element of viewer) mark(element, HIDDEN);
  return {
    masks: viewer.slice(0, 50).map((element) => describe(element).slice(0, 60)),
    clearView: (item) => {
      const all = document.body?.querySelectorAll('*') ?? [];
      for (let n = 0; n < Math.min(all.length, MOST_ELEMENTS); n++) {
        const element = all[n];
        if (!element || element.contains(item)) continue;
        const { position } = getComputedStyle(element);
        if (position === 'fixed') mark(element, HIDDEN);
        else if (position === 'sticky') mark(element, UNSTUCK);
      }
    },
    remove: () => {
      for (const [element, attribute] of changed) element.removeAttribute(attribute);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== style);
    },
  };
}

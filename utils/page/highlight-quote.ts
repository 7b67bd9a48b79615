/** Marks the selected words for the moment of a screenshot, so that the picture shows which words are meant. */
import type { Quote } from '../contract/capture.ts';

const NAME = 'pantau-asn-quote';
/** A text marker's yellow, readable on it whatever the page's theme; nothing moves, no element is touched. */
const COLOURS = 'background-color: #ffe14d !important; color: #111 !important; text-shadow: none !important';

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Marks `quote` where it is still selected; returns what undoes it, or null where the page shows another selection or none.
 * A custom highlight lies below the browser's own colour of the selection, which is grey in a window without the focus: both
 * get the same colour.
 */
export function highlightQuote(quote: Quote | null): (() => void) | null {
  const selection = quote && document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  if (!collapse(selection.toString()).startsWith(collapse(quote.text))) return null;
  const style = new CSSStyleSheet();
  style.replaceSync(`::highlight(${NAME}) { ${COLOURS} } ::selection, *::selection { ${COLOURS} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  CSS.highlights.set(NAME, new Highlight(selection.getRangeAt(0)));
  return () => {
    CSS.highlights.delete(NAME);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== style);
  };
}

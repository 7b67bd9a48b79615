/** What a person has selected in the item that they flag. */
import type { Extraction, Quote } from '../contract/capture.ts';
import { note } from './extraction.ts';

const LONGEST = 5000;
/** Kept on either side, in UTF-16 code units. */
const AROUND = 300;

const collapse = (text: string) => text.replace(/\s+/g, ' ');

/** Text of the element before and after the range. */
function readAround(element: Element, range: Range): { before: string; after: string } {
  const before = range.cloneRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const after = range.cloneRange();
  after.selectNodeContents(element);
  after.setStart(range.endContainer, range.endOffset);
  return {
    before: collapse(before.toString()).slice(-AROUND).trimStart(),
    after: collapse(after.toString()).slice(0, AROUND).trimEnd(),
  };
}

/**
 * Notes the selection, if it lies in `element`. `makeUrl` gives the address that leads to the selected words, or null.
 * A selection that reaches beyond the item is none of the item.
 */
export function setQuote(
  extraction: Extraction,
  element: Element,
  makeUrl: (selection: Selection) => string | null = () => null,
): void {
  const selection = element.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return;
  const text = selection.toString().trim().slice(0, LONGEST);
  if (!text) return;
  const quote: Quote = { text, ...readAround(element, range), url: makeUrl(selection) };
  extraction.quote = quote;
  note(extraction, 'quote', 'selection');
}

/** Reads a part of a page that a person pointed at: the page's own data, and that part's text. The record says so. */
import { note, setText, warn } from './extraction.ts';
import type { SiteReader } from './site-adapter.ts';

/** How the element can be found again by a person, e.g. `div#post-12`; at most 300 characters. */
const describe = (element: Element) => `${element.localName}${element.id && `#${element.id}`}`.slice(0, 300);

/** A reader that takes everything about the page from `page`, and author and text from nowhere but the chosen element. */
export function createPickedReader(page: SiteReader): SiteReader {
  return {
    findViewerElements: page.findViewerElements,
    findContext: () => null,
    makeExcerpt: page.makeExcerpt,
    extract: (target, context) => {
      const extraction = page.extract(target, context);
      extraction.target = 'page';
      extraction.context = null;
      // The page's author need not have written this part of it.
      extraction.author = { name: null, url: null, id: null };
      for (const field of ['author.name', 'author.url', 'text']) delete extraction.provenance[field];
      extraction.warnings = extraction.warnings.filter(({ field }) => field !== 'text' && !field?.startsWith('author'));
      const text = target.element instanceof HTMLElement ? target.element.innerText : target.element.textContent;
      setText(extraction, text?.trim() ?? null);
      if (extraction.text) note(extraction, 'text', 'selection', describe(target.element));
      else warn(extraction, 'text-missing', 'text');
      warn(extraction, 'author-missing', 'author.name');
      warn(extraction, 'unknown-shape');
      return extraction;
    },
  };
}

/** Advertisements and proposals: not what a person the volunteer follows has put up, so they carry no action. */
import { isBefore, labelOf, queryAll, queryOwn, readLine, type Scope } from './dom.ts';
import { AD_MARKS, AUTHOR_HEADINGS, LIST_EDGES, MESSAGE } from './selectors.ts';
import { normalizeLabel, SPONSORED, SUGGESTED } from './strings.ts';

/** How far above a post, in elements, the headline of a proposal may stand. */
const MAX_ABOVE = 4;
/** A headline is short; what is longer is another unit. */
const MAX_HEADLINE = 90;

/** Whether the post `scope` is an advertisement or a proposal. `line` and `heading` are those of its time and author. */
export function isPromoted(scope: Scope, line: Element | null, heading: Element): boolean {
  return isSponsored(scope, line, heading) || isSuggested(scope, heading);
}

function isSponsored(scope: Scope, line: Element | null, heading: Element): boolean {
  if (queryOwn(scope, AD_MARKS.join(', ')).some((mark) => !mark.closest(MESSAGE))) return true;
  const marks = line
    ? [line, ...queryAll(line, 'a, [aria-labelledby], [aria-label]')]
    : queryOwn(scope, 'a, [aria-labelledby]').filter((part) => !heading.contains(part) && !part.closest(MESSAGE));
  return marks.slice(0, 12).some((part) => {
    const label = normalizeLabel(labelOf(part) ?? readLine(part, 100));
    return SPONSORED.test(label) && (line !== null || label.length < 30);
  });
}

/** A headline above the author line, inside the post or in the unit around it, never in words that a person wrote. */
function isSuggested(scope: Scope, heading: Element): boolean {
  const { element } = scope;
  const inside = queryOwn(scope, `${AUTHOR_HEADINGS}, [dir="auto"]`)
    .slice(0, 6)
    .filter((part) => isBefore(part, heading) && !part.closest(`a, ${MESSAGE}`) && !part.querySelector(MESSAGE));
  if (inside.some(isHeadline)) return true;
  for (let at: Element | null = element, depth = 0; at && depth < MAX_ABOVE; at = at.parentElement, depth++) {
    if (at.matches(LIST_EDGES)) return false;
    const above = at.previousElementSibling;
    // A unit of its own above the post says nothing about the post.
    if (above && !above.querySelector('a, img, video') && isHeadline(above)) return true;
  }
  return false;
}

function isHeadline(part: Element): boolean {
  const line = readLine(part, MAX_HEADLINE);
  return line !== null && line.length < MAX_HEADLINE && SUGGESTED.test(normalizeLabel(line));
}

/** Advertisements and proposals: not what a person the volunteer follows has put up, so they carry no action. */
import { labelOf, owns, queryAll, queryOwn, readLine, type Scope } from './dom.ts';
import { AUTHOR_HEADINGS, LIST_EDGES, MESSAGE } from './selectors.ts';
import { findSought } from './sought.ts';
import { normalizeLabel, SPONSORED, SUGGESTED } from './strings.ts';

const LINES = `${AUTHOR_HEADINGS}, [dir="auto"]`;
/** How far above a post, in elements, the headline of a proposal may stand. */
const MAX_ABOVE = 4;
const MAX_LINES = 6;
/** A headline is short; what is longer is another unit. */
const MAX_HEADLINE = 90;

/** Cheaper than reading as a person does; letters beyond ASCII may stand for others. */
const MAY_SAY_SPONSORED = /sponsor|[^ -~\s·]/i;

/** Whether the post `scope` is an advertisement or a proposal. `line` and `heading` are those of its time and author. */
export function isPromoted(scope: Scope, line: Element | null, heading: Element): boolean {
  return isSponsored(scope, line, heading) || isSuggested(scope, heading);
}

function isSponsored(scope: Scope, line: Element | null, heading: Element): boolean {
  const isOwnMark = (part: Element) => part !== scope.element && owns(scope, part) && !part.closest(MESSAGE);
  if (findSought(scope.element, 'adMarks').some(isOwnMark)) return true;
  const marks = line
    ? [line, ...queryAll(line, 'a, [aria-labelledby], [aria-label]')]
    : queryOwn(scope, 'a, [aria-labelledby]').filter((part) => !heading.contains(part) && !part.closest(MESSAGE));
  return marks.slice(0, 12).some((part) => {
    const label = labelOf(part) ?? (MAY_SAY_SPONSORED.test(part.textContent ?? '') ? readLine(part, 100) : null);
    const words = normalizeLabel(label);
    return SPONSORED.test(words) && (line !== null || words.length < 30);
  });
}

/** A headline above the author line, inside the post or in the unit around it, never in words that a person wrote. */
function isSuggested(scope: Scope, heading: Element): boolean {
  const { element } = scope;
  if (linesBefore(scope, heading).some(isHeadline)) return true;
  for (let at: Element | null = element, depth = 0; at && depth < MAX_ABOVE; at = at.parentElement, depth++) {
    if (at.matches(LIST_EDGES)) return false;
    const above = at.previousElementSibling;
    // A unit of its own above the post says nothing about the post.
    if (above && !above.querySelector('a, img, video') && isHeadline(above)) return true;
  }
  return false;
}

/** The lines of the post above its author line, the nearest of them first. */
function linesBefore(scope: Scope, heading: Element): Element[] {
  const lines: Element[] = [];
  for (let at: Element | null = heading; at && at !== scope.element; at = at.parentElement)
    for (let above = at.previousElementSibling; above; above = above.previousElementSibling) {
      for (const line of queryAll(above, LINES))
        if (owns(scope, line) && !line.closest(`a, ${MESSAGE}`) && !line.querySelector(MESSAGE)) lines.push(line);
      if (lines.length >= MAX_LINES) return lines;
    }
  return lines;
}

function isHeadline(part: Element): boolean {
  const line = readLine(part, MAX_HEADLINE);
  return line !== null && line.length < MAX_HEADLINE && SUGGESTED.test(normalizeLabel(line));
}

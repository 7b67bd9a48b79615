/**
 * Pages about one picture or film (photo viewer, watch, reels): author, text and comments stand beside it, without the marks
 * that a post in a feed has. Known from public code only, so what is read here is never called sure.
 */
import {
  climb,
  firstOwn,
  isBefore,
  labelOf,
  linksIn,
  queryAll,
  queryOwn,
  type ResolvedLink,
  readLine,
  type Scope,
} from './dom.ts';
import {
  AUTHOR_HEADINGS,
  INTERACTIVE,
  MESSAGE,
  NOT_IN_STAGE,
  POST_CONTAINERS,
  REACTIONS_BAR,
  STAGE_EDGES,
  STAGES,
} from './selectors.ts';
import { COMMENT_ACTION, LIKE_ACTION, normalizeLabel } from './strings.ts';

const CONTAINERS = POST_CONTAINERS.join(', ');
/** Links above which the author's name stands. */
const MAX_LINKS = 12;

/** From a picture or film to the smallest part of the page with its author and actions; null where there is none. */
export function climbFromStage(stage: Element, hasActions: (element: Element) => boolean): Element | null {
  for (let at = stage.parentElement; at && !at.matches(STAGE_EDGES); at = at.parentElement) {
    if (at.querySelector(NOT_IN_STAGE) || stagesIn(at) > 1) return null;
    if (hasActions(at) && hasAuthor(at)) return at;
  }
  return null;
}

/** The id that the page gives to the film in `element`. */
export function filmIdIn(element: Element): string | null {
  return element.querySelector('[data-video-id]')?.getAttribute('data-video-id') ?? null;
}

/** Whether `element` is a page's stage with what stands beside it, not a post of a feed with a film in it. */
export function isStaged(element: Element): boolean {
  return !element.matches(CONTAINERS) && element.querySelector(STAGES) !== null;
}

/** Name and picture that lead to the same profile: the author, where no heading says so. */
export function findPair(scope: Scope): ResolvedLink | null {
  const links = linksIn(firstOwn(scope, 'a[href]', MAX_LINKS)).filter(
    ({ link, target }) => target.kind === 'profile' && !target.comment && !link.closest(MESSAGE),
  );
  const name = links.find(({ link }) => readLine(link, 60) !== null);
  const isPicture = ({ link, target }: ResolvedLink) =>
    readLine(link, 60) === null && target.item === name?.target.item;
  return name && links.some(isPicture) ? name : null;
}

/** The words beside the picture: the longest piece between author and actions. Below the actions others have written. */
export function findCaption(scope: Scope, heading: Element, line: Element | null): Element | null {
  const actions = queryOwn(scope, `[role="button"], ${REACTIONS_BAR}`).find((part) => {
    if (part.matches(REACTIONS_BAR)) return true;
    const label = normalizeLabel(labelOf(part) ?? readLine(part, 60));
    return LIKE_ACTION.test(label) || COMMENT_ACTION.test(label);
  });
  if (!actions) return null;
  const blocks = queryOwn(scope, '[dir="auto"]').filter(
    (part) =>
      isBefore(heading, part) &&
      isBefore(part, actions) &&
      !part.closest(`${INTERACTIVE}, ${AUTHOR_HEADINGS}, form`) &&
      !line?.contains(part) &&
      !part.contains(line),
  );
  let largest: Element | null = null;
  let most = 0;
  for (const block of blocks.slice(0, 20)) {
    const size = readLine(block, 2000)?.length ?? 0;
    if (size > most) [largest, most] = [block, size];
  }
  return largest && climb(largest, scope.element, (parent) => parent.matches('[dir="auto"]'));
}

function hasAuthor(element: Element): boolean {
  const scope: Scope = { element, nested: new Set() };
  return linksIn(queryAll(element, 'h2 a[href], h3 a[href]')).length > 0 || findPair(scope) !== null;
}

/** How many pictures or films: one picture may be marked twice, inside and outside. */
function stagesIn(element: Element): number {
  const all = queryAll(element, STAGES);
  return all.filter((stage) => !all.some((other) => other !== stage && other.contains(stage))).length;
}

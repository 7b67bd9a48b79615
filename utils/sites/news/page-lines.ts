/** A page as lines of text, in reading order: what a person sees between two line breaks. One walk, bounded. */

export interface PageLine {
  text: string;
  /** The innermost block that holds the line. */
  block: Element;
  /** Every character of it is in a link. */
  linked: boolean;
  /** It stands in a picture's box, a share bar or another insertion: not a part of the running text. */
  aside: boolean;
}

const MAX_NODES = 40_000;
const MAX_LINES = 4000;
const MAX_CHARACTERS = 600_000;
const MAX_LINE = 50_000;
const MAX_MEASURED = 4_000_000;

const INLINE = new Set(
  'a abbr b bdi bdo big cite code del em font i ins label mark q s small span strike strong sub sup time td th u var wbr'.split(
    ' ',
  ),
);
const NEVER = new Set(
  'script style noscript template svg iframe object select textarea button dialog nav aside form footer'.split(' '),
);
/** Class names and ids of other articles and of the readers' comments: their dates and names are not this article's. */
const ELSEWHERE =
  /(?:^|[\s_-])(?:related|terkait|rekomendasi|recommend\w*|baca-?juga|popul[ae]\w*|terpopuler|komentar|comments?-(?:area|list|form)|sidebar|newsletter|latest|terkini|trending\w*|beritautama|breadcrumbs?|adsbygoogle|tags?-?(?:cloud|list|links))(?:[\s_-]|\d|$)/i;
/** Class names and ids of what stands in an article but is not its text. */
const INSERTION =
  /(?:^|[\s_-])(?:lihatjg|(?:link)?sisip\w*|ads?|advert\w*|iklan|banner\w*|sponsor\w*|shar(?:e|ing)\w*|sosmed|social\w*|caption\w*|promo\w*|parallax\w*|subscribe|ext-channel|copyright|pag(?:ing|ination)|screen-reader-text|sr-only)(?:[\s_-]|\d|$)/i;

/**
 * The lines of `root`. Scripts, form parts, navigation and lists of other articles are left out.
 * @param headline an element whose ancestors are never left out, whatever their names.
 */
export function readLines(root: Element, headline: Element | null): PageLine[] {
  const lines: PageLine[] = [];
  const lengthOf = createMeasure();
  /** What the headline is in, and itself. */
  const above = new Set<Element>();
  for (let at = headline; at; at = at.parentElement) above.add(at);
  let block: Element = root;
  let insertion: Element | null = null;
  let [text, linked, characters, nodes] = ['', true, 0, 0];
  // Of the parent of the last text: neighbours share it.
  let [parent, nearest, cell, inLink]: [Element | null, Element, Element | null, boolean] = [null, root, null, false];
  const flush = () => {
    if (!text) return;
    const clean = text
      .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (clean) lines.push({ text: clean, block, linked, aside: insertion?.contains(block) === true });
    [text, linked] = ['', true];
  };
  /** False for what is left out with everything in it. */
  const enter = (element: Element): boolean => {
    const names = namesOf(element);
    const around = above.has(element);
    if (!around && (NEVER.has(element.localName) || (ELSEWHERE.test(names) && isMinor(element, lengthOf))))
      return false;
    if (!INLINE.has(element.localName)) flush();
    if (!insertion?.contains(element)) insertion = findInsertion(element, names, above, lengthOf);
    return true;
  };
  const read = (node: Text, within: Element) => {
    if (within !== parent) {
      const before = cell;
      [parent, nearest, cell] = [within, blockOf(within), within.closest('td, th')];
      inLink = within.closest('a') !== null;
      if (nearest !== block) {
        flush();
        block = nearest;
      }
      if (cell !== before) text += ' ';
    }
    const data = node.data.slice(0, MAX_LINE);
    if (linked && !inLink && data.trim()) linked = false;
    characters += data.length;
    if (text.length < MAX_LINE) text += data;
  };
  // By `nodeType`, because a saved page may stand in a frame. By hand and not with a walker, whose filter would be called from outside for every node.
  let node: Node | null = root.firstChild;
  while (node && ++nodes < MAX_NODES && lines.length < MAX_LINES && characters < MAX_CHARACTERS) {
    let next: Node | null = null;
    if (node.nodeType === 1) next = enter(node as Element) ? node.firstChild : null;
    else if (node.nodeType === 3 && node.parentElement) read(node as Text, node.parentElement);
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    node = next;
  }
  flush();
  return lines;
}

/** The nearest ancestor (or the element itself) that begins a new line. */
export function blockOf(element: Element): Element {
  let block = element;
  while (INLINE.has(block.localName) && block.parentElement) block = block.parentElement;
  return block;
}

/** Class names and id; empty for none. */
function namesOf(element: Element): string {
  const names = element.getAttribute('class');
  const { id } = element;
  return names || id ? `${names?.slice(0, 300) ?? ''} ${id.slice(0, 100)}` : '';
}

/** Little text, or mostly links. Names alone do not tell: "margin-ads" may hold the whole article. */
function isMinor(element: Element, lengthOf: Measure): boolean {
  const length = lengthOf(element);
  if (length < 400) return true;
  let links = 0;
  // A link that is longer holds a style sheet or a whole card.
  for (const link of element.getElementsByTagName('a')) links += Math.min(lengthOf(link), 200);
  return links > length * 0.4;
}

/** The insertion that `element` begins, if it does. Nothing in `above` is one. */
function findInsertion(
  element: Element,
  names: string,
  above: ReadonlySet<Element>,
  lengthOf: Measure,
): Element | null {
  const tag = element.localName;
  if (tag === 'figure' || tag === 'figcaption') return element;
  if (tag === 'img' || tag === 'picture') {
    // The picture's box: what little text it has is the caption.
    let box = element;
    for (let next = element.parentElement; next; next = next.parentElement) {
      if (!/^(?:div|a|span|picture)$/.test(next.localName) || lengthOf(next) > 300 || above.has(next)) break;
      box = next;
    }
    return box;
  }
  return !above.has(element) && INSERTION.test(names) && isMinor(element, lengthOf) ? element : null;
}

/** Length of an element's text; without end when more has been measured than any page needs: boxes in boxes. */
type Measure = (element: Element) => number;

function createMeasure(): Measure {
  let left = MAX_MEASURED;
  return (element) => {
    if (left <= 0) return Number.POSITIVE_INFINITY;
    const length = element.textContent?.length ?? 0;
    left -= length;
    return length;
  };
}

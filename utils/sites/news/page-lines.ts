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

const INLINE =
  /^(?:A|ABBR|B|BDI|BDO|BIG|CITE|CODE|DEL|EM|FONT|I|INS|LABEL|MARK|Q|S|SMALL|SPAN|STRIKE|STRONG|SUB|SUP|TIME|T[DHT]|U|VAR|WBR)$/;
const NEVER =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|IFRAME|OBJECT|SELECT|TEXTAREA|BUTTON|DIALOG|NAV|ASIDE|FORM|FOOTER)$/i;
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
  let block: Element = root;
  let cell: Element | null = null;
  let insertion: Element | null = null;
  let [text, linked, characters, nodes] = ['', true, 0, 0];
  const flush = () => {
    const clean = text
      .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (clean) lines.push({ text: clean, block, linked, aside: insertion?.contains(block) === true });
    [text, linked] = ['', true];
  };
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType !== 1) return NodeFilter.FILTER_ACCEPT;
    const element = node as Element;
    if (headline && element.contains(headline)) return NodeFilter.FILTER_ACCEPT;
    const named = NEVER.test(element.tagName) || (isNamed(element, ELSEWHERE) && isMinor(element));
    return named ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode() && ++nodes < MAX_NODES && lines.length < MAX_LINES && characters < MAX_CHARACTERS) {
    const node = walker.currentNode;
    if (node.nodeType === 1) {
      const element = node as Element;
      if (!INLINE.test(element.tagName)) flush();
      if (!insertion?.contains(element)) insertion = findInsertion(element, headline);
      continue;
    }
    const parent = node.parentElement;
    if (!parent) continue;
    const nearest = blockOf(parent);
    if (nearest !== block) {
      flush();
      block = nearest;
    }
    const data = (node as Text).data.slice(0, MAX_LINE);
    const nearestCell = parent.closest('td, th');
    if (nearestCell !== cell) text += ' ';
    cell = nearestCell;
    if (linked && data.trim() && !parent.closest('a')) linked = false;
    characters += data.length;
    if (text.length < MAX_LINE) text += data;
  }
  flush();
  return lines;
}

/** The nearest ancestor (or the element itself) that begins a new line. */
export function blockOf(element: Element): Element {
  let block = element;
  while (INLINE.test(block.tagName) && block.parentElement) block = block.parentElement;
  return block;
}

function isNamed(element: Element, words: RegExp): boolean {
  const names = `${(element.getAttribute('class') ?? '').slice(0, 300)} ${element.id.slice(0, 100)}`;
  return names !== ' ' && words.test(names);
}

/** Little text, or mostly links. Names alone do not tell: "margin-ads" may hold the whole article. */
function isMinor(element: Element): boolean {
  const length = lengthOf(element);
  if (length < 400) return true;
  let links = 0;
  // A link that is longer holds a style sheet or a whole card.
  for (const link of element.getElementsByTagName('a')) links += Math.min(lengthOf(link), 200);
  return links > length * 0.4;
}

/** The insertion that `element` begins, if it does. */
function findInsertion(element: Element, headline: Element | null): Element | null {
  const tag = element.tagName;
  if (tag === 'FIGURE' || tag === 'FIGCAPTION') return element;
  if (tag === 'IMG' || tag === 'PICTURE') {
    // The picture's box: what little text it has is the caption.
    let box = element;
    for (let next = element.parentElement; next; next = next.parentElement) {
      if (!/^(?:DIV|A|SPAN|PICTURE)$/.test(next.tagName) || lengthOf(next) > 300 || next.contains(headline)) break;
      box = next;
    }
    return box;
  }
  return isNamed(element, INSERTION) && !(headline && element.contains(headline)) && isMinor(element) ? element : null;
}

function lengthOf(element: Element): number {
  return element.textContent?.length ?? 0;
}

/**
 * Reading parts of a page that belong to one item: scopes, names, texts. Never writes, no layout, every walk has an end.
 */
import { normalizeLabel } from './strings.ts';
import { type FacebookLink, readFacebookLink } from './urls.ts';

/** An item's own part of the page: its element without the items nested in it. */
export interface Scope {
  element: Element;
  nested: ReadonlySet<Element>;
}

/** A link and what it points to. */
export interface ResolvedLink {
  link: Element;
  target: FacebookLink;
}

/** Nodes that one text is read from; a page may hold millions. */
const MAX_NODES = 60_000;
const MAX_MATCHES = 3000;
const MAX_DEPTH = 2000;
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT SVG IFRAME VIDEO AUDIO CANVAS TEXTAREA INPUT SELECT HEAD TITLE'.split(' '),
);
/** Direction marks and zero-width characters; the joiner that makes one emoji of several stays. */
const INVISIBLE = /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Counts the looks at the page; 0 between them, when it may change. */
let look = 0;
let looks = 0;

/** Does `work`, in which the page cannot change: what `remembered` functions find out is found out once. */
export function inOneLook<T>(work: () => T): T {
  if (look > 0) return work();
  look = ++looks;
  try {
    return work();
  } finally {
    look = 0;
  }
}

/** A function of a part of the page that is asked again and again in one look. Keeps nothing in memory that the page has dropped. */
export function remembered<E extends ParentNode, T>(read: (element: E) => T): (element: E) => T {
  let known = new WeakMap<E, { answer: T }>();
  let from = 0;
  return (element) => {
    if (look === 0) return read(element);
    if (from !== look) {
      known = new WeakMap();
      from = look;
    }
    const before = known.get(element);
    if (before) return before.answer;
    const answer = read(element);
    known.set(element, { answer });
    return answer;
  };
}

/** Whether `node` lies in the scope's element and in none of its nested items. */
export function owns(scope: Scope, node: Node): boolean {
  if (scope.nested.size === 0) return scope.element.contains(node);
  let depth = 0;
  for (let at: Node | null = node; at && depth < MAX_DEPTH; at = at.parentNode, depth++) {
    if (at === scope.element) return true;
    if (scope.nested.has(at as Element)) return false;
  }
  return false;
}

/** The scope's own elements that match, in document order. */
export function queryOwn(scope: Scope, selector: string): Element[] {
  const found: Element[] = [];
  for (const element of take(scope.element.querySelectorAll(selector), MAX_MATCHES))
    if (owns(scope, element)) found.push(element);
  return found;
}

/** The first `count` of the scope's own elements that match, in document order. */
export function firstOwn(scope: Scope, selector: string, count: number): Element[] {
  const found: Element[] = [];
  for (const element of scope.element.querySelectorAll(selector)) {
    if (found.length >= count) break;
    if (owns(scope, element)) found.push(element);
  }
  return found;
}

/** `root` itself, if it matches, and what matches below it. */
export function queryAll(root: ParentNode, selector: string): Element[] {
  const found = take(root.querySelectorAll(selector), MAX_MATCHES);
  return isElement(root) && root.matches(selector) ? [root, ...found] : found;
}

/** Those of `links` that point to Facebook. */
export function linksIn(links: Element[]): ResolvedLink[] {
  return links.flatMap((link) => {
    const target = readFacebookLink(link.getAttribute('href') ?? '');
    return target ? [{ link, target }] : [];
  });
}

/** `__cft__[0]`: the same on every link of one story, another on the next. */
export function storyCode(link: Element): string | null {
  const href = (link.getAttribute('href') ?? '').slice(0, 8000);
  return /[?&]__cft__(?:\[0\]|%5B0%5D)=([^&#]*)/i.exec(href)?.[1] ?? null;
}

/** The elements with the ids that `attribute` lists, as far as they lie inside `element`. */
export function referenced(element: Element, attribute: string): (Element | null)[] {
  return idsIn(element, attribute).map((id) => elementInside(element, id));
}

/** The first of the elements that `attribute` lists; null where it is not inside `element`. */
export function firstReferenced(element: Element, attribute: string): Element | null {
  const id = /\S+/.exec(element.getAttribute(attribute) ?? '')?.[0].slice(0, 500);
  return id === undefined ? null : elementInside(element, id);
}

/** What the page names `element` after. */
export const labelsOf = remembered((element: Element) => referenced(element, 'aria-labelledby'));

function idsIn(element: Element, attribute: string): string[] {
  const list = element.getAttribute(attribute);
  return list ? list.slice(0, 500).split(/\s+/).filter(Boolean).slice(0, 10) : [];
}

function elementInside(element: Element, id: string): Element | null {
  const target = element.ownerDocument.getElementById(id);
  return target && target !== element && element.contains(target) ? target : null;
}

/** The highest ancestor of `from` below `limit` (exclusive) for which `stays` holds; `from` itself at least. */
export function climb(from: Element, limit: Element, stays: (parent: Element) => boolean): Element {
  let at = from;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const parent = at.parentElement;
    if (!parent || parent === limit || !stays(parent)) return at;
    at = parent;
  }
  return at;
}

/** Whether `a` comes before `b` in the document and does not contain it. */
export function isBefore(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !a.contains(b);
}

export function isElement(node: unknown): node is Element {
  return node !== null && typeof node === 'object' && 'nodeType' in node && node.nodeType === 1;
}

/** The accessible name that the page wrote for `element`: `aria-label`, else what `aria-labelledby` names. */
export function labelOf(element: Element): string | null {
  const label = element.getAttribute('aria-label');
  if (label?.trim()) return label.slice(0, 500);
  const ids = (element.getAttribute('aria-labelledby') ?? '').slice(0, 300).split(/\s+/).filter(Boolean).slice(0, 5);
  const parts = ids.map((id) => {
    const target = element.ownerDocument.getElementById(id);
    return target && !target.contains(element) ? readLine(target) : null;
  });
  return parts.filter(Boolean).join(' ') || null;
}

/** Text of `root` on one line, at most `max` characters: for names. */
export function readLine(root: Element, max = 300): string | null {
  const { text } = readText(root, { max });
  return text.replace(/\s+/g, ' ').trim().slice(0, max) || null;
}

export interface ReadText {
  /** Paragraphs on lines of their own; emoji pictures as the characters they stand for. */
  text: string;
  /** Normalised labels of the buttons that stand in the text. */
  buttons: string[];
  /** Not everything was read: more than `max` characters or too many nodes. */
  cut: boolean;
}

/** What a person reads in `root`. `skip` leaves elements out; buttons are never text. */
export function readText(root: Element, options: { max: number; skip?: (element: Element) => boolean }): ReadText {
  const buttons: string[] = [];
  let text = '';
  let budget = MAX_NODES;
  let cut = false;
  let node: Node | null = root.firstChild;
  while (node) {
    if (--budget < 0 || text.length > options.max + 1000) {
      cut = true;
      break;
    }
    let next: Node | null = null;
    if (node.nodeType === 3) {
      const { data } = node as Text;
      cut ||= data.length > options.max + 2000;
      text += data.slice(0, options.max + 2000).replace(/\s+/g, ' ');
    } else if (isElement(node)) {
      const name = node.tagName.toUpperCase();
      if (name === 'BR') text += '\n';
      else if (name === 'IMG') text += emojiOf(node);
      else if (isButton(node)) {
        if (buttons.length < 20) buttons.push(normalizeLabel(labelOf(node) ?? node.textContent?.slice(0, 300)));
      } else if (!SILENT.has(name) && !node.hasAttribute('hidden') && !options.skip?.(node)) {
        if (BLOCKS.has(name)) text += '\n';
        next = node.firstChild;
      }
    }
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (next) break;
      node = node.parentNode;
      if (isElement(node) && BLOCKS.has(node.tagName)) text += '\n';
    }
    if (node === root) break;
    node = next;
  }
  return { text: tidyLines(text), buttons, cut };
}

/** Lines without invisible characters, doubled spaces and blank lines. */
function tidyLines(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function isButton(element: Element): boolean {
  return element.tagName === 'BUTTON' || element.getAttribute('role') === 'button';
}

/** The character that an emoji picture stands for; other pictures are no text. */
function emojiOf(image: Element): string {
  const alt = image.getAttribute('alt') ?? '';
  const isEmoji =
    /emoji/.test((image.getAttribute('src') ?? '').slice(0, 300)) || /^\p{Extended_Pictographic}/u.test(alt);
  return isEmoji && alt.length <= 30 ? alt : '';
}

function take(list: NodeListOf<Element>, max: number): Element[] {
  return list.length > max ? Array.prototype.slice.call(list, 0, max) : [...list];
}

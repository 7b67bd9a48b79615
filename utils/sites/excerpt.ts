/**
 * A copy of an item's structure and words, for a reviewer who wants to see more than the fields: no style, no script, no
 * form, nothing that loads. It is written anew from a short list of what may be in it, and then goes through a sanitiser:
 * whatever a page finds to slip past the first meets the second, and a reader meets it in a frame without any right.
 */
import DOMPurify from 'dompurify';
import { MAX_EXCERPT } from '../contract/limits.ts';

export interface ExcerptOptions {
  /** Left out with all they contain: what shows the volunteer, and items of other people. */
  without: ReadonlySet<Element>;
  /** An address without what tells about the volunteer; null leaves it out. */
  cleanLink(href: string): string | null;
}

const TAGS = new Set(
  'a abbr article aside b blockquote br caption cite code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead time tr u ul'.split(
    ' ',
  ),
);
/** Not even their content. */
const DROPPED = new Set(
  'audio base canvas datalist embed frame frameset head iframe input link math meta noembed noframes noscript object optgroup option pantau-asn param portal script select source style svg template textarea title track video'.split(
    ' ',
  ),
);
const WRITABLE = 'textarea, [role="textbox"], [contenteditable]:not([contenteditable="false"])';
/** Kept as they are; `href` and `src` become data, so that nothing is loaded and nothing can be clicked. */
const ATTRIBUTES = ['alt', 'aria-label', 'colspan', 'datetime', 'dir', 'lang', 'role', 'rowspan', 'title'];
const DATA = ['data-href', 'data-src'];
const MAX_ATTRIBUTE = 500;
const MAX_DEPTH = 400;
const FIRST_BUDGET = 8000;

const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** What may still be copied; `cut` when it was not enough. */
interface Budget {
  nodes: number;
  characters: number;
  cut: boolean;
}

/** HTML document of at most `MAX_EXCERPT` characters; null when nothing is left. */
export function makeExcerpt(element: Element, options: ExcerptOptions): string | null {
  // Its documents load nothing and run nothing.
  const inert = element.ownerDocument.implementation.createHTMLDocument('');
  for (let nodes = FIRST_BUDGET; nodes >= 1; nodes = Math.floor(nodes / 4)) {
    const budget: Budget = { nodes, characters: MAX_EXCERPT / 2, cut: false };
    const copied = copy(element, inert, options, budget, 0);
    if (!copied) return null;
    const body = inert.createElement('div');
    body.append(copied);
    const html = writeDocument(sanitise(body.innerHTML), element, budget.cut);
    if (html.length <= MAX_EXCERPT) return html;
  }
  return null;
}

function sanitise(html: string): string {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...TAGS],
    ALLOWED_ATTR: [...ATTRIBUTES, ...DATA],
    ADD_URI_SAFE_ATTR: ['aria-label', 'data-href', 'data-src'],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
  });
}

function writeDocument(body: string, element: Element, cut: boolean): string {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  const language = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang) ? ` lang="${lang}"` : '';
  return (
    `<!doctype html><html${language}><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}"></head>` +
    `<body${cut ? ' data-cut="true"' : ''}>${body}</body></html>`
  );
}

function isLeftOut(element: Element, { without }: ExcerptOptions): boolean {
  if (without.has(element) || DROPPED.has(element.localName) || element.matches(WRITABLE)) return true;
  // Who writes into it shows who is reading.
  if (element.matches('form, [role="form"]') && element.querySelector(WRITABLE)) return true;
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'none';
}

function copy(node: Node, inert: Document, options: ExcerptOptions, budget: Budget, depth: number): Node | null {
  if (budget.nodes <= 0 || budget.characters <= 0 || depth > MAX_DEPTH) {
    budget.cut = true;
    return null;
  }
  budget.nodes--;
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.nodeValue ?? '').slice(0, budget.characters);
    budget.characters -= text.length;
    if (text.length < (node.nodeValue ?? '').length) budget.cut = true;
    return text ? inert.createTextNode(text) : null;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const element = node as Element;
  if (isLeftOut(element, options)) return null;
  const made = inert.createElement(TAGS.has(element.localName) ? element.localName : 'span');
  copyAttributes(element, made, options, budget);
  for (const child of element.childNodes) {
    const copied = copy(child, inert, options, budget, depth + 1);
    if (copied) made.append(copied);
    if (budget.cut && (budget.nodes <= 0 || budget.characters <= 0)) break;
  }
  return simplify(made);
}

function copyAttributes(from: Element, to: Element, { cleanLink }: ExcerptOptions, budget: Budget): void {
  const set = (name: string, value: string | null | undefined) => {
    if (!value || value.length > MAX_ATTRIBUTE) return;
    to.setAttribute(name, value);
    budget.characters -= value.length;
  };
  for (const name of ATTRIBUTES) set(name, from.getAttribute(name));
  if (from.localName === 'a') set('data-href', cleanLink(from.getAttribute('href') ?? ''));
  if (from.localName === 'img') set('data-src', withoutQuery(from));
}

/** A picture's address without what its server has written for this reader. */
function withoutQuery(image: Element): string | null {
  try {
    const { protocol, origin, pathname } = new URL(image.getAttribute('src') ?? '', image.ownerDocument.baseURI);
    return /^https?:$/.test(protocol) ? origin + pathname : null;
  } catch {
    return null;
  }
}

/** Sites wrap everything many times over: a wrapper that says nothing gives way to what it wraps. */
function simplify(made: HTMLElement): Node | null {
  const wrapper = made.attributes.length === 0 && /^(?:div|span)$/.test(made.localName);
  if (wrapper && made.childNodes.length === 1 && made.firstChild instanceof Element) return made.firstChild;
  if (made.childNodes.length > 0 || made.attributes.length > 0 || /^(?:br|hr|td|th)$/.test(made.localName)) return made;
  return null;
}

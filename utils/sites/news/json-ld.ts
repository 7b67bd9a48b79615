/**
 * What the page says of its article in JSON-LD: several blocks, arrays, `@graph`, references, broken JSON.
 * Everything in it is untrusted: size, depth and number are bounded, and no value is used without its type being checked.
 */

export interface LinkedArticle {
  headline: string | null;
  description: string | null;
  published: string | null;
  modified: string | null;
  section: string | null;
  /** Addresses that the node gives itself. */
  urls: string[];
  image: string | null;
  publisher: string | null;
  language: string | null;
  authors: LinkedPerson[];
  creators: LinkedPerson[];
  editors: LinkedPerson[];
  keywords: string[];
  /** Addresses of what it was made from. */
  basedOn: string[];
}
interface LinkedPerson {
  name: string;
  url: string | null;
  /** False for an organisation. */
  person: boolean;
}
export interface LinkedData {
  /** Every article node in the order of the page, not those that a list merely links to. */
  articles: LinkedArticle[];
  /** The page's own node: some publishers put the times only there. */
  webPage: LinkedArticle | null;
  /** Names of the breadcrumb, from the home page down. */
  breadcrumb: string[];
  /** A block could not be read, or there was more than is read. */
  unreadable: boolean;
}

type Node = Record<string, unknown>;

const MAX_BLOCKS = 40;
const MAX_BLOCK = 400_000;
const MAX_TOTAL = 1_000_000;
const MAX_NODES = 4000;
const MAX_DEPTH = 12;
/** Galleries of photos are articles too: what they show is the evidence. */
const ARTICLE =
  /(?:^|[/:])(?:\w*News)?Article$|(?:^|[/:])(?:\w*BlogPosting|Report|LiveBlogPosting|(?:Image|Media|Photo)Gallery)$/;
/** Where other pages' articles hang: their headline is not this page's. */
const ELSEWHERE = new Set([
  'itemListElement',
  'relatedLink',
  'isBasedOn',
  'citation',
  'comment',
  'mentions',
  'isRelatedTo',
]);

export function readLinkedData(document: Document): LinkedData {
  const data: LinkedData = { articles: [], webPage: null, breadcrumb: [], unreadable: false };
  const { roots, unreadable } = parseBlocks(document);
  data.unreadable = unreadable;
  const byId = new Map<string, Node>();
  const nodes: Node[] = [];
  data.unreadable = collectNodes(roots, nodes, byId) || data.unreadable;
  for (const node of nodes) {
    if (isType(node, ARTICLE)) {
      if (data.articles.length < 50) data.articles.push(readArticle(node, byId));
    } else if (isType(node, /(?:^|[/:])BreadcrumbList$/)) {
      if (data.breadcrumb.length === 0) data.breadcrumb = readBreadcrumb(node);
    } else if (isType(node, /(?:^|[/:])(?:Item)?WebPage$/) && !data.webPage) data.webPage = readArticle(node, byId);
  }
  return data;
}

function parseBlocks(document: Document): { roots: unknown[]; unreadable: boolean } {
  const roots: unknown[] = [];
  let unreadable = false;
  let total = 0;
  const blocks = document.querySelectorAll('script[type="application/ld+json" i]');
  for (let index = 0; index < blocks.length; index++) {
    const text = blocks[index]?.textContent ?? '';
    total += text.length;
    if (index >= MAX_BLOCKS || text.length > MAX_BLOCK || total > MAX_TOTAL) return { roots, unreadable: true };
    if (!text.trim()) continue;
    const value = parseJson(text);
    if (value === undefined) unreadable = true;
    roots.push(value === undefined ? salvage(text) : value);
  }
  return { roots, unreadable };
}

/** What is left of a block that no repair makes JSON; null where nothing is. */
function salvage(text: string): Node | null {
  const found: Node = {};
  // A quotation mark inside of a headline breaks the block; the dates beside it are as good as before.
  for (const key of ['@type', 'datePublished', 'dateModified', 'headline', 'articleSection']) {
    const value = new RegExp(`"${key}"\\s*:\\s*"([^"\\n]{2,500})"`).exec(text)?.[1];
    if (value) found[key] = value;
  }
  return typeof found['@type'] === 'string' && found.datePublished ? found : null;
}

/** Undefined for what is no JSON even after the usual mistakes are mended. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      // Comments and CDATA around it, line breaks inside strings, a comma too many, a semicolon: hand-made templates.
      return JSON.parse(
        text
          .replace(
            /^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*\/)?|(?:\/\/|\/\*)?\s*(?:-->|\]\]>)\s*(?:\*\/)?\s*$/g,
            '',
          )
          .replace(/\p{Cc}+/gu, ' ')
          .replace(/, *([}\]])/g, '$1')
          .replace(/;\s*$/, ''),
      );
    } catch {
      return undefined;
    }
  }
}

/** Breadth first, so that a bomb in one corner hides nothing near the top. True where the bounds were reached. */
function collectNodes(roots: unknown[], nodes: Node[], byId: Map<string, Node>): boolean {
  let level = roots;
  let seen = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (++seen > MAX_NODES) return true;
      if (Array.isArray(value)) {
        for (const item of value.slice(0, MAX_NODES)) next.push(item);
        continue;
      }
      const node = value as Node;
      nodes.push(node);
      const id = node['@id'];
      // A bare reference has no properties of its own.
      if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
      for (const key of Object.keys(node).slice(0, 200)) if (!ELSEWHERE.has(key)) next.push(node[key]);
    }
    level = next;
  }
  return false;
}

function readArticle(node: Node, byId: Map<string, Node>): LinkedArticle {
  const page = resolve(node.mainEntityOfPage, byId);
  return {
    headline: asText(node.headline) ?? asText(node.name),
    description: asText(node.description),
    published: asText(node.datePublished) ?? asText(node.dateCreated),
    modified: asText(node.dateModified),
    section: asText(node.articleSection),
    urls: [node.url, node['@id'], node.mainEntityOfPage, page?.['@id'], page?.url].filter(
      (value): value is string => typeof value === 'string',
    ),
    image: readImage(node.image, byId) ?? asText(node.thumbnailUrl),
    publisher: readPeople(node.publisher, byId)[0]?.name ?? null,
    language: asText(node.inLanguage),
    authors: readPeople(node.author, byId),
    creators: readPeople(node.creator, byId),
    editors: readPeople(node.editor, byId),
    keywords: readKeywords(node.keywords),
    basedOn: readAddresses(node.isBasedOn ?? node.isBasedOnUrl),
  };
}

function readBreadcrumb(node: Node): string[] {
  const items = Array.isArray(node.itemListElement) ? node.itemListElement.slice(0, 10) : [];
  return items.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const entry = item as Node;
    return asText(entry.name) ?? asText((entry.item as Node | undefined)?.name) ?? [];
  });
}

function readPeople(value: unknown, byId: Map<string, Node>): LinkedPerson[] {
  return (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((item: unknown) => {
    const name = asText(item);
    if (typeof item === 'string') return name ? { name, url: null, person: true } : [];
    const node = resolve(item, byId);
    const known = asText(node?.name);
    return node && known ? { name: known, url: asText(node.url), person: !isType(node, /Organization$/) } : [];
  });
}

function readKeywords(value: unknown): string[] {
  return (Array.isArray(value) ? value.flat(1) : [value])
    .slice(0, 50)
    .filter((word): word is string => typeof word === 'string');
}

function readAddresses(value: unknown): string[] {
  return (Array.isArray(value) ? value.slice(0, 5) : [value]).flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return asText(item) ?? [];
    const node = item as Node;
    return asText(node.url) ?? asText(node['@id']) ?? [];
  });
}

function readImage(value: unknown, byId: Map<string, Node>): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : asText(resolve(first, byId)?.url);
}

function resolve(value: unknown, byId: Map<string, Node>): Node | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const node = value as Node;
  const id = node['@id'];
  return typeof id === 'string' && Object.keys(node).length === 1 ? (byId.get(id) ?? node) : node;
}

function isType(node: Node, pattern: RegExp): boolean {
  const type = node['@type'];
  return (Array.isArray(type) ? type.slice(0, 5) : [type]).some(
    (name) => typeof name === 'string' && pattern.test(name),
  );
}

/** The first text of a text or array of texts. */
function asText(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  if (typeof first !== 'string') return null;
  let text = first.slice(0, 5000);
  // Some publishers escape for HTML what stands in JSON. The parsed document is inert: nothing in it runs or loads.
  if (/&[#\w]+;/.test(text))
    text = new DOMParser().parseFromString(text.replaceAll('<', '&lt;'), 'text/html').body.textContent ?? text;
  text = text.replace(/\s+/g, ' ').trim();
  return text || null;
}

/**
 * What a Next.js page carries for itself (`script#__NEXT_DATA__`). There is no common shape: the article is the object that
 * has the page's own headline under a well-known name, and only well-known names of it are read. Untrusted and bounded.
 */
import { isSameTitle } from './headline.ts';

export interface NextArticle {
  published: NextValue | null;
  modified: NextValue | null;
  authors: string[];
  editors: string[];
  section: string | null;
}
/** `key` says where it stood. */
interface NextValue {
  key: string;
  value: string;
}

type Node = Record<string, unknown>;

const MAX_LENGTH = 2_000_000;
const MAX_NODES = 20_000;
const MAX_DEPTH = 12;

// Names that were seen in Next.js pages of publishers, in snake case, camel case or with hyphens: compared without either.
const TITLE = ['title', 'headline', 'judul', 'articletitle', 'newstitle', 'headlines'];
const PUBLISHED = [
  'publishedat',
  'publishat',
  'publishdate',
  'publisheddate',
  'datepublished',
  'publishedtime',
  'publishtime',
  'displaydate',
  'firstpublishdate',
  'firstpublishedat',
  'publicationdate',
  'releasedate',
  'tanggalterbit',
];
const MODIFIED = ['updatedat', 'modifiedat', 'datemodified', 'lastupdateddate', 'modifieddate', 'lastmodified'];
const AUTHORS = ['author', 'authors', 'penulis', 'reporter', 'reporters', 'writer', 'writers', 'byline', 'createdby'];
const EDITORS = ['editor', 'editors', 'redaktur'];
const SECTION = ['category', 'section', 'kanal', 'rubrik', 'channel', 'primarysection'];

/** What the page's data say of the article with this headline; null where they do not speak of it. */
export function readNextData(document: Document, headline: string): NextArticle | null {
  const text = document.querySelector('script#__NEXT_DATA__')?.textContent ?? '';
  if (!text || text.length > MAX_LENGTH) return null;
  const article = findArticle(parse(text), headline);
  if (!article) return null;
  const fields = new Map(
    Object.entries(article).map(([key, value]) => [key.toLowerCase().replace(/[-_]/g, ''), { key, value }]),
  );
  const first = (names: readonly string[]) => names.flatMap((name) => fields.get(name) ?? []);
  const timeOf = (names: readonly string[]): NextValue | null => {
    for (const { key, value } of first(names)) {
      const time = typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 60) : '';
      if (/\d{4}/.test(time)) return { key, value: time };
    }
    return null;
  };
  const namesOf = (names: readonly string[]) =>
    first(names)
      .flatMap(({ value }) => readNames(value))
      .slice(0, 10);
  return {
    published: timeOf(PUBLISHED),
    modified: timeOf(MODIFIED),
    authors: namesOf(AUTHORS),
    editors: namesOf(EDITORS),
    section: namesOf(SECTION)[0] ?? null,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Breadth first: the page's own article stands nearer to the top than those that it links to. */
function findArticle(root: unknown, headline: string): Node | null {
  let level: unknown[] = [root];
  let seen = 0;
  let best: Node | null = null;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (++seen > MAX_NODES) return best;
      if (!Array.isArray(value) && isArticle(value as Node, headline)) {
        const node = value as Node;
        if (Object.keys(node).some((key) => PUBLISHED.includes(key.toLowerCase().replace(/[-_]/g, '')))) return node;
        best ??= node;
      }
      for (const child of Object.values(value)) next.push(child);
    }
    level = next.slice(0, MAX_NODES);
  }
  return best;
}

function isArticle(node: Node, headline: string): boolean {
  return Object.entries(node).some(([key, value]) => {
    if (!TITLE.includes(key.toLowerCase().replace(/[-_]/g, ''))) return false;
    // Arc writes `headlines: {basic: …}`, others `title: {rendered: …}`.
    const title = typeof value === 'object' && value !== null ? Object.values(value)[0] : value;
    return typeof title === 'string' && title.length < 500 && isSameTitle(title.replace(/<[^>]*>/g, ''), headline);
  });
}

function readNames(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim().slice(0, 200)] : [];
  if (Array.isArray(value)) return value.slice(0, 10).flatMap((item) => (Array.isArray(item) ? [] : readNames(item)));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const name = node.name ?? node.fullname ?? node.full_name ?? node.fullName ?? node.display_name ?? node.title;
  return typeof name === 'string' && name.trim() ? [name.trim().slice(0, 200)] : [];
}

/** The article's writers and editors: what the reader sees beats what machines are told, because publishers often list the editor as author. */
import { cleanUrl } from '../../capture/clean-url.ts';
import type { Source } from '../../contract/capture.ts';
import { MAX_LABEL } from './article-date.ts';
import type { ArticleScene } from './article-scene.ts';
import { readCredits, splitNames } from './credits.ts';
import { letters } from './headline.ts';
import type { NextArticle } from './next-data.ts';
import { firstMeta } from './page-meta.ts';

export interface Names {
  names: string[];
  source: Source;
  detail: string;
}
export interface ArticleAuthors {
  writers: Names | null;
  editors: Names | null;
  /** What each layer says of the writers. */
  claims: readonly Names[];
}

const WRITERS = `[itemprop="author"]:not(meta), [rel~="author"], ${[
  'author',
  'penulis',
  'reporter',
  'jurnalis',
  'writer',
  'byline',
]
  .map((word) => `[class*="${word}" i]`)
  .join()}, a[href*="/author/"], a[href*="/penulis/"]`;

export function readArticleAuthors({
  scene,
  lines,
  text,
  next,
}: {
  scene: ArticleScene;
  next: NextArticle | null;
  lines: readonly string[];
  text: readonly string[];
}): ArticleAuthors {
  const { meta, article, linked, rules, root } = scene;
  const sites = scene.siteNames.map(letters).filter((name) => name.length >= 3);
  const split = (value: string | null | undefined) => splitNames(value ?? '', sites);
  const fromMeta = (...keys: string[]): Names | null => {
    const found = firstMeta(meta, keys);
    return claim(split(found?.value), 'meta', found?.key ?? '');
  };
  const select = (selector: string): string[] => {
    const elements = [...root.querySelectorAll(selector)].slice(0, 30);
    for (const element of elements) {
      const value = element.textContent?.trim() ?? '';
      // An element around "Editor: …" is no writer's.
      const other =
        /\b(?:editor|redaktur|penyunting|red|sumber)\s*:/i.test(value) ||
        element.closest('[class*="comment" i], [class*="related" i]');
      const names = value.length > 0 && value.length < MAX_LABEL && !other ? split(value) : [];
      if (names.length > 0) return names;
    }
    return [];
  };
  const credits = readCredits(lines, sites);
  const keywords = (article?.keywords ?? []).flatMap((word) => split(/^editor\s*:(.+)$/i.exec(word)?.[1]));
  const editors =
    fromMeta('content_editor', 'dtk:editor', 'editor') ??
    claim(credits.editors, 'label', 'labelled line') ??
    claim(
      (article?.editors ?? []).flatMap(({ name }) => split(name)),
      'json-ld',
      'editor',
    ) ??
    claim(keywords, 'json-ld', 'keywords') ??
    claim(
      (next?.editors ?? []).flatMap((name) => split(name)),
      'embedded-json',
      '__NEXT_DATA__',
    );
  const notEditor = (name: string) => !editors?.names.includes(name);

  const authors =
    (article ?? linked.webPage)?.authors.flatMap(({ name, person }) =>
      person || /^tim\b/i.test(name) ? split(name) : [],
    ) ?? [];
  const creators = (article?.creators ?? []).flatMap(({ name }) => split(name));
  const near = select(WRITERS).filter(notEditor);
  const carried = claim(
    (next?.authors ?? []).flatMap((name) => split(name)).filter(notEditor),
    'embedded-json',
    '__NEXT_DATA__',
  );
  // JSON-LD says "Ani", the page "Ani Contoh": the page's form is the name.
  const fuller = (names: string[]) =>
    names.length === 1 ? names.map((name) => near.find((own) => own.startsWith(`${name} `)) ?? name) : names;
  const writers =
    fromMeta('content_author', 'dtk:author') ??
    claim(credits.writers, 'label', 'labelled line') ??
    // The editor as "author", the writer as "creator" or nowhere.
    claim(fuller([...authors, ...creators].filter(notEditor)), 'json-ld', 'author') ??
    claim(near, 'dom', 'author element') ??
    carried ??
    fromMeta('author', 'itemprop:author', 'dc.creator') ??
    claim(fuller(authors), 'json-ld', 'author') ??
    claim(
      rules?.closingByline && /^\p{Lu}+ [\p{Lu}\s.,'-]{2,60}$/u.test(text.at(-1) ?? '') ? split(text.at(-1)) : [],
      'dom',
      'last line of the text',
    );
  const claims = [
    fromMeta('content_author', 'dtk:author'),
    claim(credits.writers, 'label', 'labelled line'),
    claim(authors, 'json-ld', 'author'),
    claim(near, 'dom', 'author element'),
    carried,
  ].filter((one) => one !== null);
  return { writers, editors, claims };
}

/** One of the names stands in both, maybe in a longer form. */
export function isSharedName(one: readonly string[], other: readonly string[]): boolean {
  const keys = other.map(letters);
  return one.map(letters).some((name) => keys.some((own) => own.includes(name) || name.includes(own)));
}

/** Address of the author as JSON-LD has it, or of the first link whose text is `name`. */
export function findAuthorUrl({ article, root }: ArticleScene, name: string, base: URL): string | null {
  const told = [...(article?.authors ?? []), ...(article?.creators ?? [])].find((one) => one.name === name)?.url;
  const link =
    told ??
    [...root.getElementsByTagName('a')]
      .slice(0, 500)
      .find((one) => one.textContent?.trim() === name)
      ?.getAttribute('href');
  return link && !link.startsWith('#') ? cleanUrl(link, base) : null;
}

function claim(names: readonly string[], source: Source, detail: string): Names | null {
  return names.length > 0 ? { names: [...new Set(names)].slice(0, 20), source, detail } : null;
}

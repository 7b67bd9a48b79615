/** Both languages say the same things, and neither says what we must not say of a person. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, ROOT, readText } from './source-modules.ts';

/** Presumption of innocence: everything is suspected, nobody is an offender. */
const FORBIDDEN = /\b(?:pelaku|pelanggar(?!an)|oknum|terbukti|kader)\w*/gi;

/** One sentence for each path to it; a function counts with its number of arguments and the words in its code. */
function flatten(texts: unknown, path = ''): [path: string, words: string][] {
  if (typeof texts === 'string') return [[path, texts]];
  if (typeof texts === 'function') return [[`${path}(${texts.length})`, String(texts)]];
  if (typeof texts !== 'object' || texts === null) return [[path, '']];
  return Object.entries(texts).flatMap(([key, value]) => flatten(value, path ? `${path}.${key}` : key));
}

type Table = { name: string; texts: Record<string, unknown> };

/**
 * The tables of texts by language in `utils/i18n`: what a file exports as `{id, en}`, and what two files share, of which
 * `NAME-id.ts` exports `id` and `NAME-en.ts` exports `en` so that only one language is loaded.
 */
async function readTables(): Promise<Table[]> {
  const pairs = new Map<string, Record<string, unknown>>();
  const tables: Table[] = [];
  for (const path of listFiles(['utils/i18n'], ['ts'])) {
    // The language setting is not a text, and needs a browser.
    if (path === 'utils/i18n/language.ts') continue;
    const exported: Record<string, unknown> = await import(join(ROOT, path));
    const [, name, language] = /^(.*)-(id|en)\.ts$/.exec(path) ?? [];
    if (name && language) pairs.set(name, { ...pairs.get(name), [language]: exported[language] });
    for (const [key, value] of Object.entries(exported))
      if (typeof value === 'object' && value !== null && 'id' in value && 'en' in value)
        tables.push({ name: `${path} ${key}`, texts: { ...value } });
  }
  return [...tables, ...[...pairs].map(([name, texts]) => ({ name: `${name}-*.ts`, texts }))];
}

const tables = await readTables();
const messages = (locale: string): Record<string, { message: string }> =>
  JSON.parse(readText(`public/_locales/${locale}/messages.json`));
const locales: Table[] = [...tables, { name: 'public/_locales', texts: { id: messages('id'), en: messages('en') } }];

test('the texts of content scripts and pages are looked at', () => {
  const count = tables.reduce((sum, { texts }) => sum + flatten(texts.id).length, 0);
  expect(tables.map(({ name }) => name)).toHaveLength(9);
  expect(count).toBeGreaterThan(100);
});

describe.each(locales)('$name', ({ texts }) => {
  const languages = ['id', 'en'];
  const paths = (language: string) =>
    flatten(texts[language])
      .map(([path]) => path)
      .toSorted();

  test('has the same texts in every language', () => {
    expect(paths('en')).toEqual(paths('id'));
  });

  test('has no empty text', () => {
    const empty = languages.flatMap((language) =>
      flatten(texts[language])
        .filter(([, words]) => words.trim() === '')
        .map(([path]) => `${language}.${path}`),
    );
    expect(empty).toEqual([]);
  });

  test('presumes innocence', () => {
    const found = flatten(texts.id).flatMap(([path, words]) =>
      (words.match(FORBIDDEN) ?? []).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});

test('pages that are written by hand presume innocence too', () => {
  const pages = [...listFiles(['entrypoints'], ['html']), 'backend/src/routes/join-page.ts'];
  const found = pages.flatMap((path) => (readText(path).match(FORBIDDEN) ?? []).map((word) => `${path}: ${word}`));
  expect(found).toEqual([]);
});

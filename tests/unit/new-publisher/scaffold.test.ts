import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addPublisher, findProblem, renderFixture, renderGroundTruth } from '../../new-publisher/scaffold.ts';

const HOSTS = readFileSync(join(import.meta.dirname, '../../../utils/sites/news/hosts.ts'), 'utf8');
const publisher = { name: 'Berita Contoh', host: 'beritacontoh.example' };

describe('the list', () => {
  test('gets one more line, and nothing else changes', () => {
    const added = addPublisher(HOSTS, publisher);
    expect(added).toContain('\nberitacontoh.example Berita Contoh`;');
    expect(added.replace('\nberitacontoh.example Berita Contoh', '')).toBe(HOSTS);
  });

  test('a source without the list is refused', () => {
    expect(() => addPublisher('const OTHER = 1;', publisher)).toThrow(/not found/);
  });
});

test.each([
  [{ name: 'Berita Contoh', host: 'https://beritacontoh.example' }, /without https/],
  [{ name: 'Berita Contoh', host: 'www.beritacontoh.example' }, /without https/],
  [{ name: 'Berita Contoh', host: 'example' }, /without https/],
  [{ name: 'Berita`Contoh', host: 'beritacontoh.example' }, /one line/],
  [{ name: 'Berita Contoh', host: 'lama.example' }, /belongs to Lama/],
])('%j is refused with what to do', (wrong, words) => {
  expect(findProblem(wrong, (host) => (host === 'lama.example' ? 'Lama' : null))).toMatch(words);
});

test('a good one is accepted', () => {
  expect(findProblem(publisher, () => null)).toBeNull();
});

test('the ground truth is in the format that check:sites reads', () => {
  const { format, pages } = JSON.parse(renderGroundTruth(publisher));
  expect(format).toBe(1);
  expect(pages[0]).toMatchObject({ kind: 'news-article', expect: { action: 'article' } });
});

test('a name with an apostrophe does not break the fixture', () => {
  expect(renderFixture({ name: "Jum'at Contoh", host: 'jumat.example' })).toContain("publisher: 'Jum\\'at Contoh'");
});

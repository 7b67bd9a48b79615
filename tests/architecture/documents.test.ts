/** The documents hold what they promise: links lead somewhere, stores take the texts. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, readText } from './source-modules.ts';

const DOCUMENTS = globSync('{*.md,backend/*.md,tests/*.md,.github/**/*.md}', { cwd: ROOT }).toSorted();

test('every document is looked at', () => {
  expect(DOCUMENTS).toEqual(
    expect.arrayContaining(['README.md', 'PRIVACY.md', '.github/PANDUAN-RELAWAN.md', 'backend/PANDUAN-KOORDINATOR.md']),
  );
});

/** The part of an address after `#` that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** What a command makes first. */
const MADE = /^\.output\/|^\.data\/|^tests\/fixtures\/news\/publishers\/$/;

describe.each(DOCUMENTS)('%s', (path) => {
  const text = readText(path);

  test('has no link that leads nowhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = links.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(ROOT, found))) return true;
      if (anchor === undefined) return false;
      const headings = [...readFileSync(join(ROOT, found), 'utf8').matchAll(/^#+ (.*)$/gm)].map(
        ([, words = '']) => words,
      );
      return !headings.map(anchorOf).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names only files and folders that there are', () => {
    const named = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, name = '']) => name);
    // Also beside the document; what is in the sources may leave `utils/` out, and tests what makes them tests.
    const places = (name: string) => [
      ...['', dirname(path), 'utils'].map((folder) => join(folder, name)),
      ...['tests', join('tests', dirname(path))].map((folder) => join(folder, `${name}*`)),
      join('backend/tests', `${name.replace(/^backend\//, '')}*`),
    ];
    const isThere = (name: string) => globSync(places(name), { cwd: ROOT }).length > 0;
    expect(named.filter((name) => !MADE.test(name) && !isThere(name))).toEqual([]);
  });

  test('names only commands that there are', () => {
    const { scripts } = JSON.parse(readText('package.json'));
    const named = [...text.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe.each(['id', 'en'])('the texts for the stores, %s', (language) => {
  const text = readText(`.github/store/listing-${language}.md`);
  const sections = text.split(/^## .*$/m).map((section) => section.trim());

  test('fit: a name of 45, a summary of 132, a description of 16,000 characters', () => {
    const [, name = '', summary = '', description = ''] = sections;
    expect([name.length <= 45, summary.length <= 132, description.length <= 16_000]).toEqual([true, true, true]);
  });

  test('the manifest’s own description fits as well', () => {
    const { extensionName, extensionDescription } = JSON.parse(readText(`public/_locales/${language}/messages.json`));
    expect(extensionName.message.length).toBeLessThanOrEqual(45);
    expect(extensionDescription.message.length).toBeLessThanOrEqual(132);
  });

  test('has what every store asks', () => {
    expect(sections).toHaveLength(7);
    expect(sections.filter((section) => section === '')).toEqual([]);
  });
});

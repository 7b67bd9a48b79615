import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadFolderError, readFolder } from '../../check-sites/read-folder.ts';
import { prepareHtml } from '../../check-sites/serve-page.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-asn-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const page = { file: 'a.html', url: 'https://www.facebook.com/', kind: 'facebook', expect: { posts: [] } };
const write = (pages: unknown) => writeFileSync(join(folder, 'groundtruth.json'), JSON.stringify({ pages }));

describe('readFolder', () => {
  it('reads the pages of a kind', () => {
    writeFileSync(join(folder, 'a.html'), '');
    write([page, { ...page, kind: 'facebook-shell' }, { ...page, kind: 'news-index', expect: { action: 'none' } }]);
    expect(readFolder(folder)).toHaveLength(3);
    expect(readFolder(folder, 'facebook')).toHaveLength(2);
    expect(readFolder(folder, 'news').map(({ kind }) => kind)).toEqual(['news-index']);
  });

  it('says what is wrong with a folder', () => {
    expect(() => readFolder(join(folder, 'none'))).toThrow(/There is no folder/);
    expect(() => readFolder(folder)).toThrow(/has no groundtruth.json/);
    writeFileSync(join(folder, 'groundtruth.json'), '{');
    expect(() => readFolder(folder)).toThrow(/is no JSON/);
    write('x');
    expect(() => readFolder(folder)).toThrow(/no list "pages"/);
    write([]);
    expect(() => readFolder(folder)).toThrow(/has no saved pages/);
    expect(() => readFolder(folder)).toThrow(BadFolderError);
  });

  it.each([
    [null, /has no "file"/],
    [{ ...page, file: 'b.html' }, /is not in the folder/],
    [{ ...page, url: 'file:///etc/hosts' }, /no address of the web/],
    [{ ...page, kind: 'video' }, /has the kind "video"/],
    [{ ...page, expect: undefined }, /has no "expect"/],
    [{ ...page, expect: {} }, /no "expect.posts"/],
    [{ ...page, kind: 'news-article' }, /no "expect.article"/],
  ])('says what is wrong with a page: %j', (wrong, message) => {
    writeFileSync(join(folder, 'a.html'), '');
    write([page, wrong]);
    expect(() => readFolder(folder)).toThrow(message);
    expect(() => readFolder(folder)).toThrow(/^Page 2 /);
  });

  it('has no pages of a kind that is not there', () => {
    writeFileSync(join(folder, 'a.html'), '');
    write([page]);
    expect(() => readFolder(folder, 'news')).toThrow(/has no news pages/);
  });
});

it('takes out of a page what leads away, and nothing else', () => {
  const kept = '<script type="application/ld+json">{}</script><meta charset="utf-8"><p>a</p>';
  const away = `<noscript><meta http-equiv="refresh" content="0; url=/x"></noscript><META HTTP-EQUIV='Refresh' content="5">`;
  expect(prepareHtml(away + kept + away)).toBe(kept);
});

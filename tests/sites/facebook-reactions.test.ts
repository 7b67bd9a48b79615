/** The dialog of reactions: one target per person, who it is, which reaction, and to which post. */
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { renderPost } from '../practice/facebook/render.js';
import { type Kind, type Reactor, renderReactionsDialog } from '../practice/facebook/render-surfaces.js';
import { createFacebookAdapter } from './adapters.ts';
import { codes, makeContext, makeDocument, openPage } from './facebook-page.ts';

const adapter = createFacebookAdapter();
const AYU = { name: 'Ayu Misalkan', id: '100090000000003' };
const KINDS: Kind[] = ['like', 'love', 'care', 'haha', 'wow', 'sad', 'angry'];
const REACTORS: Reactor[] = KINDS.map((kind, index) => ({
  person: { name: `Warga Latihan ${'ABCDEFG'[index]}`, vanity: `warga.latihan.${index}` },
  kind,
}));
const POST = { ...fixture.PLAIN_POST, likes: REACTORS.length };
const POST_URL = 'https://www.facebook.com/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1';

function openDialog(dialog: string, posts = [renderPost(POST)], url = POST_URL) {
  const page = openPage([], {
    url,
    frame: () => `<div role="main">${posts.join('')}</div><div class="layer">${dialog}</div>`,
  });
  return { ...page, rows: page.targets.filter(({ kind }) => kind === 'reaction') };
}

function readAll(...args: Parameters<typeof openDialog>) {
  const page = openDialog(...args);
  return page.rows.map((row) => Extraction.parse(page.extract(row)));
}

describe('people who reacted', () => {
  it('are a target each, by name, address and reaction, in Indonesian and English', () => {
    for (const language of ['id', 'en'] as const) {
      const read = readAll(renderReactionsDialog(REACTORS, { language }));
      expect(read.map(({ author }) => author.name)).toEqual(REACTORS.map(({ person }) => person.name));
      expect(read.map(({ author }) => author.url)).toEqual(
        REACTORS.map(({ person }) => `https://www.facebook.com/${person.vanity}`),
      );
      expect(read.map(({ reaction }) => reaction?.kind)).toEqual(KINDS);
      for (const extraction of read) {
        expect(extraction).toMatchObject({ target: 'reaction', surface: 'dialog', text: null, audience: 'public' });
        expect(codes(extraction)).toEqual(['lone-reaction']);
      }
    }
  });

  it('belong to the post behind the dialog, whose author and words stay in the context', () => {
    const [first] = readAll(renderReactionsDialog(REACTORS));
    expect(first?.context).toEqual({
      target: 'post',
      permalink: POST_URL,
      id: 'pfbid02AbCdEfGhIjKlMnOpQrStUv1',
      author: { name: 'Sari Contoh', url: 'https://www.facebook.com/sari.contoh', id: null },
      text: 'Mari kita menangkan Paslon Contoh 1 🙏 (p1)\nJangan lupa hari Rabu, ya!',
    });
    // One of many has no address of its own, or all of them would be the same item.
    expect(first).toMatchObject({ permalink: null, ids: { post: null, comment: null } });
  });

  it('over a feed belong to the post that was clicked, not to a comment, and to none without a click', () => {
    const other = { ...fixture.PLAIN_POST, id: 'pfbid02Zz', likes: REACTORS.length };
    const posts = [renderPost(other), renderPost(POST)];
    const page = openDialog(renderReactionsDialog(REACTORS), posts, 'https://www.facebook.com/');
    const [row] = page.rows;
    if (!row) throw new Error('Nobody reacted.');
    const tab = page.context.document.querySelector('[role="tab"]');
    const bars = [...page.context.document.querySelectorAll('[role="toolbar"]')].filter(
      (bar) => !bar.closest('[role="dialog"]'),
    );
    const parentOf = (...clicked: (Element | null | undefined)[]) =>
      adapter.extract(row, { ...page.context, clicked: clicked.filter((one) => one != null) }).context?.id;
    expect(bars).toHaveLength(2);
    expect(parentOf(bars[1])).toBe('pfbid02AbCdEfGhIjKlMnOpQrStUv1');
    // Tabs of the list were tried since.
    expect(parentOf(tab, bars[1], bars[0])).toBe('pfbid02AbCdEfGhIjKlMnOpQrStUv1');
    expect(parentOf()).toBeUndefined();
    const comment = page.context.document.querySelector('[role="article"][aria-label]');
    if (comment) expect(parentOf(comment)).toBeUndefined();
  });

  it('take their reaction from the open tab where they have no sign, and from the only tab', () => {
    const angry = REACTORS.map(({ person }) => ({ person, kind: 'angry' as const }));
    const only = readAll(renderReactionsDialog(angry, { badge: false }));
    expect(new Set(only.map(({ reaction }) => reaction?.kind))).toEqual(new Set(['angry']));
    const open = readAll(renderReactionsDialog(REACTORS, { badge: false, open: 'haha' }));
    expect(open.map(({ reaction, author }) => [reaction?.kind, author.name])).toEqual([['haha', 'Warga Latihan D']]);
    const none = readAll(renderReactionsDialog(REACTORS, { badge: false }));
    for (const extraction of none) {
      expect(extraction.reaction).toEqual({ kind: 'unknown' });
      expect(extraction.warnings).toContainEqual({ code: 'unknown-shape', field: 'reaction' });
    }
  });

  it('have no reaction where sign and open tab differ', () => {
    const html = renderReactionsDialog(REACTORS, { open: 'haha' }).replace(
      'class="sign" width="14" height="14" alt="Haha"',
      'class="sign" alt="Super"',
    );
    const [extraction] = readAll(html);
    expect(extraction?.reaction?.kind).toBe('unknown');
    expect(extraction?.warnings).toContainEqual({ code: 'layers-disagree', field: 'reaction' });
  });

  it('whose names are those of reactions keep their own', () => {
    const person = { name: 'Marah', vanity: 'marah.contoh' };
    const html = renderReactionsDialog([{ person, kind: 'love' }, ...REACTORS]).replace(
      'aria-label="Foto profil Marah"><svg',
      'aria-label="Foto profil Marah"><svg aria-label="Marah"',
    );
    expect(readAll(html, [renderPost({ ...POST, likes: 8 })])[0]).toMatchObject({
      author: { name: 'Marah' },
      reaction: { kind: 'love' },
    });
  });

  it('are never the volunteer, whom the column or a composer names', () => {
    const me: Reactor = { person: { name: 'Relawan Contoh', vanity: 'relawan.contoh' }, kind: 'like' };
    const column =
      '<div role="navigation"><a href="/relawan.contoh"><svg><image></image></svg>Relawan Contoh</a></div>';
    const composer = '<form><div role="textbox" aria-label="Komentari sebagai Relawan Contoh"></div></form>';
    for (const sign of [column, composer]) {
      const page = openPage([], {
        frame: () => `${sign}<div role="main"></div>${renderReactionsDialog([me, ...REACTORS])}`,
      });
      const rows = page.targets.filter(({ kind }) => kind === 'reaction');
      expect(rows).toHaveLength(REACTORS.length);
      expect(JSON.stringify(rows.map((row) => page.extract(row)))).not.toMatch(/relawan/i);
      const covered = adapter.findViewerElements(page.context);
      expect(covered.filter((element) => element.closest('[role="dialog"]')).length).toBeGreaterThan(0);
    }
  });
});

describe('the post of a list of reactions', () => {
  const second = renderPost({ ...fixture.COMMENTED_POST, likes: 3 });

  it('is told by the code of the links among many posts, and else unknown', () => {
    const coded = readAll(
      renderReactionsDialog(REACTORS, { story: POST.story }),
      [second, renderPost(POST)],
      'https://www.facebook.com/',
    );
    expect(coded[0]?.context?.author.name).toBe('Sari Contoh');
    const [unknown] = readAll(renderReactionsDialog(REACTORS), [second, renderPost(POST)], 'https://www.facebook.com/');
    expect(unknown?.context).toBeNull();
    expect(unknown?.warnings).toContainEqual({ code: 'parent-missing', field: 'context' });
  });

  it('is the one of the address among many, or the address alone', () => {
    const [named] = readAll(renderReactionsDialog(REACTORS), [second, renderPost(POST)]);
    expect(named?.context?.author.name).toBe('Sari Contoh');
    const [alone] = readAll(renderReactionsDialog(REACTORS), []);
    expect(alone?.context).toMatchObject({ permalink: POST_URL, author: { name: null }, text: null });
  });

  it('is the one in the dialog that lies over the feed', () => {
    const inDialog = `<div role="dialog" aria-labelledby="x">${renderPost({ ...POST, key: 'd' })}</div>`;
    const [read] = readAll(inDialog + renderReactionsDialog(REACTORS), [second], 'https://www.facebook.com/');
    expect(read?.context?.author.name).toBe('Sari Contoh');
  });

  it('is nobody’s where the numbers differ: the list may be that of a comment', () => {
    const [read] = readAll(renderReactionsDialog(REACTORS), [renderPost({ ...POST, likes: 812 })]);
    expect(read?.context).toBeNull();
    expect(codes(read as Extraction)).toEqual(expect.arrayContaining(['parent-missing', 'layers-disagree']));
  });

  it('is doubted where a comment has reactions and the numbers are not shown', () => {
    const html = second
      .replace(/<span class="total">\d+<\/span>/, '<span class="total">Anda dan beberapa orang</span>')
      .replace(
        '<div class="row">',
        '<div aria-label="7 reaksi; lihat siapa yang menanggapi ini"></div><div class="row">',
      );
    const [read] = readAll(renderReactionsDialog(REACTORS), [html]);
    expect(read?.context?.author.name).toBe('Budi Percobaan');
    expect(read?.warnings).toContainEqual({ code: 'unknown-shape', field: 'context' });
  });
});

describe('entries of a list of reactions', () => {
  it('have their action behind the name, outside of links and buttons', () => {
    const page = openDialog(renderReactionsDialog(REACTORS));
    expect(page.rows).toHaveLength(REACTORS.length);
    for (const row of page.rows) {
      const anchor = adapter.anchor(row);
      expect(anchor?.placement).toBe('inline');
      expect(anchor?.parent.className).toBe('name');
      expect(row.element.className).toBe('person');
    }
  });

  it('are found where the list changes, and the one that a change stands in', () => {
    const { context, rows } = openDialog(renderReactionsDialog(REACTORS));
    const [first, next] = rows;
    const name = first?.element.querySelector('.name');
    if (!first || !next || !name) throw new Error('There are no entries.');
    expect(adapter.findTargets(name, context)).toEqual([first]);
    expect(adapter.findTargets(next.element, context)).toEqual([next]);
    const list = first.element.parentElement;
    expect(list && adapter.findTargets(list, context)).toEqual(rows);
    // The list uses an entry for another person.
    first.element.innerHTML = next.element.innerHTML
      .replaceAll('Warga Latihan B', 'Ayu Misalkan')
      .replaceAll('/warga.latihan.1', `/profile.php?id=${AYU.id}`);
    const [again] = adapter.findTargets(first.element, context);
    expect(again && adapter.extract(again, context).author).toEqual({
      name: 'Ayu Misalkan',
      url: `https://www.facebook.com/profile.php?id=${AYU.id}`,
      id: AYU.id,
    });
  });

  it('of a single person are found', () => {
    const [one] = REACTORS;
    const page = openDialog(renderReactionsDialog(one ? [one] : []));
    expect(page.rows).toHaveLength(1);
    expect(page.extract(page.rows[0]).author.name).toBe('Warga Latihan A');
  });

  it('are none in other dialogs, in what is hidden and in a post', () => {
    const people = '<div><a href="/ayu.contoh"><svg></svg></a><a href="/ayu.contoh">Ayu</a></div>';
    for (const dialog of [
      `<div role="dialog" aria-label="Orang yang membagikan ini">${people}</div>`,
      `<div role="dialog" aria-label="Tanggapan">${people}</div>`,
      `<div role="dialog"><div role="tablist"><div role="tab">Tentang</div></div>${people}</div>`,
      renderReactionsDialog(REACTORS).replace('role="dialog"', 'role="dialog" hidden'),
      renderReactionsDialog(REACTORS).replace('role="dialog"', 'role="dialog" aria-hidden="true"'),
    ]) {
      const context = makeContext(makeDocument('', { frame: () => dialog }));
      expect(adapter.findTargets(context.document, context)).toEqual([]);
    }
  });
});

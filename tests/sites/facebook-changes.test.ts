/**
 * What is left when Facebook changes its pages: every change one at a time, and for each item whether it is still found and
 * which of its fields are right, empty, or wrong with a warning. Nobody ever gets another person's words.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import { KEY, listChanges, type PageChange } from '../fixtures/facebook/change-page.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { WRITERS } from '../fixtures/facebook/writers.ts';
import { renderPost } from '../practice/facebook/render.js';
import { renderPhotoViewer, renderReactionsDialog, renderReels } from '../practice/facebook/render-surfaces.js';
import { createFacebookAdapter } from './adapters.ts';
import { makeContext, makeDocument } from './facebook-page.ts';

const adapter = createFacebookAdapter();
const ORIGIN = 'https://www.facebook.com';
const FIELDS = ['author', 'text', 'permalink', 'context.author', 'context.text', 'reaction'] as const;
const REACTORS = [
  { person: { name: 'Warga Latihan A', vanity: 'warga.latihan.a' }, kind: 'like' as const },
  { person: { name: 'Warga Latihan B', vanity: 'warga.latihan.b' }, kind: 'angry' as const },
  { person: { name: 'Warga Latihan C', vanity: 'warga.latihan.c' }, kind: 'love' as const },
];
const { COMMENTED_POST, PLAIN_POST, SHARE_WITH_TEXT, SHARE_WITHOUT_TEXT, GROUP_POST_IN_FEED } = fixture;

const PAGES: [name: string, path: string, html: string][] = [
  ['feed', '/', `<div role="feed">${[PLAIN_POST, COMMENTED_POST].map(renderPost).join('')}</div>`],
  ['shares', '/', `<div role="feed">${[SHARE_WITH_TEXT, SHARE_WITHOUT_TEXT].map(renderPost).join('')}</div>`],
  ['group', '/', `<div role="feed">${renderPost({ ...GROUP_POST_IN_FEED, text: ['Info beras (p4)'] })}</div>`],
  ['photo', `/photo/?fbid=${COMMENTED_POST.id}9`, renderPhotoViewer(COMMENTED_POST)],
  ['reels', `/reel/${COMMENTED_POST.id}`, renderReels([PLAIN_POST, COMMENTED_POST], COMMENTED_POST)],
  [
    'reactions',
    '/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1',
    `${renderPost({ ...PLAIN_POST, likes: 3 })}${renderReactionsDialog(REACTORS)}`,
  ],
];

interface Tally {
  changes: number;
  items: number;
  found: number;
  extra: number;
  right: number;
  empty: number;
  warned: number;
  wrong: string[];
}

const tallies = new Map<string, Tally>();
afterAll(() => {
  for (const [kind, { changes, items, found, extra, right, empty, warned, wrong }] of tallies)
    console.info(
      `${kind}: ${changes} changes, ${found} of ${items} items found, ${extra} in another element; ` +
        `fields: ${right} right, ${empty} empty, ${warned} other with a warning, ${wrong.length} other without`,
    );
});

const emptyTally = (): Tally => ({
  changes: 0,
  items: 0,
  found: 0,
  extra: 0,
  right: 0,
  empty: 0,
  warned: 0,
  wrong: [],
});

function readPage(document: Document, url: string) {
  const context = makeContext(document, url);
  return adapter.findTargets(document, context).map((target) => {
    const anchor = adapter.anchor(target);
    expect(anchor && target.element.contains(anchor.parent)).toBe(true);
    return { ...target, extraction: Extraction.parse(adapter.extract(target, context)) };
  });
}

/** Words without what a change of the page itself does to them: the order of paragraphs, emoji that lose their character. */
const wordsOf = (text: string | null | undefined): string | null =>
  text
    ?.split('\n')
    .map((line) =>
      line
        .replace(/\p{Extended_Pictographic}/gu, '')
        .replace(/ +/g, ' ')
        .trim(),
    )
    .sort()
    .join('\n') ?? null;

function readField({ author, text, context, reaction, permalink }: Extraction, field: (typeof FIELDS)[number]) {
  switch (field) {
    case 'author':
      return author.name;
    case 'text':
      return wordsOf(text);
    case 'context.author':
      return context?.author.name ?? null;
    case 'context.text':
      return wordsOf(context?.text);
    case 'reaction':
      return reaction?.kind === 'unknown' ? null : (reaction?.kind ?? null);
    default:
      return permalink;
  }
}

/** Words and name of one item, and of the one it belongs to, are of one person. */
function expectOwnWords({ author, text, context }: Extraction, change: string): void {
  for (const item of [{ author, text }, context]) {
    const markers = [...(item?.text ?? '').matchAll(/\(([pks]\d)\)/g)].map(([, marker]) => marker ?? '');
    expect(markers.length, change).toBeLessThanOrEqual(1);
    for (const marker of markers)
      if (item?.author.name) expect([change, marker, item.author.name]).toEqual([change, marker, WRITERS[marker]]);
  }
}

function judge(before: Extraction, after: Extraction, change: PageChange, tally: Tally): void {
  for (const field of FIELDS) {
    const [was, is] = [readField(before, field), readField(after, field)];
    if (was === null && is === null) continue;
    if (was === is) tally.right++;
    else if (is === null) tally.empty++;
    else if (after.warnings.length > before.warnings.length) tally.warned++;
    else tally.wrong.push(`${change.kind}, ${change.name}: ${field} ${was} -> ${is}`);
  }
}

describe('a changed page', () => {
  it.for(PAGES)('%s: no word goes to another person', ([, path, html]) => {
    const url = `${ORIGIN}${path}`;
    const frame = () => `<div role="main">${html}</div>`;
    const page = makeDocument('', { frame });
    const before = readPage(page, url);
    before.forEach(({ element, kind }, index) => {
      element.setAttribute(KEY, `${kind}${index}`);
    });
    for (const change of listChanges(page)) {
      const tally = tallies.get(change.kind) ?? emptyTally();
      tallies.set(change.kind, tally);
      const document = page.cloneNode(true) as Document;
      change.apply(document);
      const after = readPage(document, url);
      tally.changes++;
      tally.items += before.length;
      const isOnlyWording = change.kind === 'classes' || change.kind === 'language';
      if (isOnlyWording) expect(after, change.name).toHaveLength(before.length);
      for (const { element, extraction } of after) {
        expectOwnWords(extraction, change.name);
        const known = before.find((item) => item.element.getAttribute(KEY) === element.getAttribute(KEY));
        if (!known) tally.extra++;
        else {
          tally.found++;
          judge(known.extraction, extraction, change, tally);
        }
      }
    }
    expect([...tallies.values()].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

/** Which parts of a picture are proposed to be covered: other people's names and pictures, and nobody else's. */
import { expect, it } from 'vitest';
import type { ItemTarget } from '../../utils/sites/site-adapter.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { renderPost } from '../practice/facebook/render.js';
import { renderReactionsDialog } from '../practice/facebook/render-surfaces.js';
import { createFacebookAdapter } from './adapters.ts';
import { type FacebookPage, openPage } from './facebook-page.ts';

const adapter = createFacebookAdapter();

/** What is proposed for an item: names as they are read, and `picture` for each picture. */
function proposed({ extract, context }: FacebookPage, target: ItemTarget | undefined): string[] {
  if (!target) throw new Error('There is no such target.');
  const elements = adapter.findBystanders?.(target, extract(target), context) ?? [];
  return elements.map((element) =>
    /^(?:svg|img|image)$/i.test(element.tagName) ? 'picture' : element.textContent.trim(),
  );
}

it('in a post: everyone who commented but its author', () => {
  const page = openPage([fixture.COMMENTED_POST]);
  const found = proposed(page, page.posts[0]);
  expect(found).toContain('Ayu Misalkan');
  expect(found).not.toContain('Budi Percobaan');
  // Each with a picture beside the name.
  expect(found.filter((name) => name === 'picture').length).toBeGreaterThanOrEqual(1);
});

it('with a comment: those who commented as well, not the writer, not the post’s author', () => {
  const page = openPage([fixture.COMMENTED_POST]);
  const [first] = page.comments;
  expect(page.extract(first).author.name).toBe('Ayu Misalkan');
  const found = proposed(page, first);
  expect(found).not.toContain('Ayu Misalkan');
  expect(found).not.toContain('Budi Percobaan');
});

it('in a list of reactions: everyone but the one who is meant', () => {
  const people = ['Warga Latihan A', 'Warga Latihan B', 'Warga Latihan C'].map((name) => ({
    person: { name, vanity: name.toLowerCase().replaceAll(' ', '.') },
    kind: 'like' as const,
  }));
  const page = openPage([fixture.COMMENTED_POST], {
    frame: (feed) => `<div role="main"><div role="feed">${feed}</div></div>${renderReactionsDialog(people)}`,
  });
  const rows = page.targets.filter(({ kind }) => kind === 'reaction');
  expect(rows).toHaveLength(3);
  const found = proposed(page, rows[1]).filter((name) => name !== 'picture');
  expect(new Set(found)).toEqual(new Set(['Warga Latihan A', 'Warga Latihan C']));
});

it('names beside the reactions are, a number is not', () => {
  const beside = (words: string) => {
    const page = openPage([
      renderPost(fixture.PHOTO_POST).replace(/<span class="total">[^<]*/, `<span class="total">${words}`),
    ]);
    return proposed(page, page.posts[0]);
  };
  expect(beside('Dewi Umpama dan 12 lainnya')).toContain('Dewi Umpama dan 12 lainnya');
  expect(beside('1,2 rb')).toEqual([]);
});

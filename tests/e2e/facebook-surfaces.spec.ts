/** One item flagged on each surface of the practice site, with the built extension: what is kept is what is shown. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import type { Capture } from '../../utils/contract/capture.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { ACTION_NAME, queryRole, waitForAction } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { makePost, PEOPLE } from '../practice/facebook/make-posts.js';
import { type Post, postUrl } from '../practice/facebook/render.js';
import { flag, test } from './extension-test.ts';

const ORIGIN = 'https://www.facebook.com';
// The same by number whenever they are made; only their times count back from now.
const posts = Array.from({ length: 60 }, (_, index) => makePost(index, Date.now()));

function pick(fits: (post: Post) => unknown): Post {
  const found = posts.find((post) => !post.sponsored && !post.truncated && post.text.length > 0 && fits(post));
  if (!found) throw new Error('No practice post fits.');
  return found;
}

const plain = pick((post) => !post.group && !post.shared && !post.anonymous && post.comments.length > 0);
const silent = pick((post) => !post.group && !post.shared && !post.anonymous && post.comments.length === 0);
const grouped = pick((post) => post.group && !post.anonymous && post.comments.length > 0);
const firstInSearch = pick((post) => !post.group && !post.shared && !post.anonymous);
const firstInGroup = pick(({ group }) => group);
const sharing = pick((post) => post.shared);
const [person] = PEOPLE.filter(({ name }) => name === plain.author.name);
const firstOfPerson = pick(({ author, group }) => !group && author.name === plain.author.name);
const shownAs = (post: Post, path: string): Partial<Capture> => ({
  author: expect.objectContaining({ name: post.author.name }),
  text: post.text.join('\n').replace(/\u200b/g, ''),
  permalink: `${ORIGIN}${path}`,
});

interface Surface {
  name: string;
  path: string;
  expected: Partial<Capture>;
}

const SURFACES: Surface[] = [
  {
    name: 'feed',
    path: '/',
    expected: { surface: 'feed', target: 'post', author: expect.objectContaining({ name: posts[0]?.author.name }) },
  },
  {
    name: 'profile',
    path: `/${person?.vanity ?? ''}`,
    expected: {
      surface: 'profile',
      author: expect.objectContaining({ name: firstOfPerson.author.name }),
      text: firstOfPerson.text.join('\n'),
    },
  },
  {
    name: 'permalink',
    path: new URL(postUrl(silent)).pathname + new URL(postUrl(silent)).search,
    expected: {
      surface: 'permalink',
      ...shownAs(
        silent,
        postUrl(silent)
          .replace(ORIGIN, '')
          .replace(silent.pfbid ?? silent.id, silent.id),
      ),
    },
  },
  {
    name: 'group',
    path: '/groups/latihan.contoh/',
    expected: {
      surface: 'group',
      ...shownAs(firstInGroup, `/groups/latihan.contoh/posts/${firstInGroup.id}/`),
      ids: expect.objectContaining({ group: 'latihan.contoh' }),
    },
  },
  {
    name: 'post in a group',
    path: `/groups/latihan.contoh/posts/${grouped.id}/`,
    expected: { surface: 'permalink', ...shownAs(grouped, `/groups/latihan.contoh/posts/${grouped.id}/`) },
  },
  {
    name: 'photo',
    path: `/photo/?fbid=${plain.id}9&set=pcb.${plain.id}`,
    expected: { surface: 'photo', ...shownAs(plain, `/photo/?fbid=${plain.id}9`) },
  },
  {
    name: 'watch',
    path: `/watch/?v=${plain.id}`,
    expected: { surface: 'watch', ...shownAs(plain, `/watch/?v=${plain.id}`) },
  },
  {
    name: 'reel',
    path: `/reel/${plain.id}`,
    expected: { surface: 'reel', ...shownAs(plain, `/reel/${plain.id}`), text: plain.text.join(' ') },
  },
  {
    name: 'search',
    path: '/search/posts?q=paslon',
    expected: { surface: 'search', ...shownAs(firstInSearch, ''), permalink: null },
  },
  {
    name: 'share',
    path: new URL(postUrl(sharing)).pathname + new URL(postUrl(sharing)).search,
    expected: {
      target: 'share',
      author: expect.objectContaining({ name: sharing.author.name }),
      text: sharing.text.join('\n'),
      context: expect.objectContaining({
        author: expect.objectContaining({ name: sharing.shared?.author.name }),
        text: sharing.shared?.text.join('\n'),
      }),
    },
  },
];

async function open(browser: ExtensionBrowser, path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${ORIGIN}${path}`);
  return page;
}

async function readCapture(browser: ExtensionBrowser): Promise<Capture | undefined> {
  const review = await browser.openPage('review.html');
  const rows = await readStore<CaptureRow>(review, 'captures');
  expect(rows).toHaveLength(1);
  return rows[0]?.capture;
}

describe('flagging on', () => {
  test.for(SURFACES)('$name', async ({ path, expected }, { browser }) => {
    const page = await open(browser, path);
    await flag(page, 0);
    const capture = await readCapture(browser);
    expect(capture).toMatchObject(expected);
    expect(capture?.author.name).not.toBe('Relawan Contoh');
  });

  test('a post in a dialog over the feed', async ({ browser }) => {
    const page = await open(browser, '/');
    await waitForAction(page, 0);
    await page.locator('.count').first().click();
    await flag(page, await firstInDialog(page, 1));
    const [first] = posts;
    expect(await readCapture(browser)).toMatchObject({
      surface: 'dialog',
      target: 'post',
      author: { name: first?.author.name },
      ids: { post: first?.id },
    });
  });

  test('a person in the dialog of reactions: who, which reaction, and to what', async ({ browser }) => {
    const { pathname, search } = new URL(postUrl(plain));
    const page = await open(browser, pathname + search);
    await waitForAction(page, 0);
    await page.locator('[role="toolbar"]').first().click();
    // The volunteer stands first in the list and has no action.
    await flag(page, (await firstInDialog(page, 2)) + 1);
    expect(await readCapture(browser)).toMatchObject({
      target: 'reaction',
      author: { name: PEOPLE[1]?.name },
      reaction: { kind: 'like' },
      text: null,
      context: {
        permalink: expect.stringContaining(plain.id),
        id: plain.id,
        author: { name: plain.author.name },
        text: plain.text.join('\n'),
      },
    });
  });

  test('entries of a virtual list that scrolls: each has the action of the person it shows', async ({ browser }) => {
    const many = pick((post) => !post.group && !post.shared && !post.anonymous && post.likes > 40);
    const { pathname, search } = new URL(postUrl(many));
    const page = await open(browser, pathname + search);
    await waitForAction(page, 0);
    await page.locator('[role="toolbar"]').first().click();
    const list = page.locator('[role="dialog"] .list');
    await list.evaluate((element) => element.scrollTo({ top: 56 * 20 }));
    // Entry 18 is the first that exists, two above the view; the third is fully in view.
    await page.locator('[role="dialog"] .list > div > div').nth(2).locator('.name').waitFor();
    const first = await firstInDialog(page, 5);
    const name = await page.locator('[role="dialog"] .list > div > div').nth(3).locator('.name a').innerText();
    await flag(page, first + 3);
    expect(await readCapture(browser)).toMatchObject({ target: 'reaction', author: { name } });
  });

  test('stories: nothing', async ({ browser }) => {
    const page = await open(browser, '/stories/100091000000001/UzpfSVNDOjE/');
    await page.locator('.viewer').waitFor();
    expect(await settledCount(page)).toBe(0);
  });
});

/** Which of all actions is the first in the dialog, once it has so many and none is coming any more. */
async function firstInDialog(page: Page, count: number): Promise<number> {
  await page.waitForFunction((wanted) => document.querySelectorAll('[role=dialog] pantau-asn').length >= wanted, count);
  await settledCount(page);
  return page.$$eval('pantau-asn', (hosts) => hosts.findIndex((host) => host.closest('[role=dialog]')));
}

/** How many actions there are once their number stays the same. */
async function settledCount(page: Page): Promise<number> {
  let last = -1;
  for (;;) {
    const { length } = await queryRole(page, 'button', ACTION_NAME);
    if (length === last) return length;
    last = length;
    // Longer than the pause after which a change of the page is looked at.
    await page.waitForTimeout(900);
  }
}

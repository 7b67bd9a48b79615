import { afterEach, expect, test, vi } from 'vitest';
import { HOST_TAG } from '../../utils/page/shadow-host.ts';
import { watchItems } from '../../utils/page/watch-items.ts';
import { settle } from './render.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const busy = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};
const add = (parent: Element, tag = 'div') => parent.appendChild(document.createElement(tag));

/** Watches the page, which was looked at as a whole already; `looks` are the places of each look since then. */
async function watch(each: (root: ParentNode) => Iterable<void> = () => []) {
  const looks: ParentNode[][] = [];
  watchItems(function* (roots) {
    looks.push(roots);
    for (const root of roots) yield* each(root);
  });
  await expect.poll(() => looks.length).toBe(1);
  await settle();
  looks.length = 0;
  return looks;
}

test('what comes is looked at in the frame that shows it, once', async () => {
  const looks = await watch();
  const [first, second] = [add(document.body), add(document.body)];
  add(first);
  // The next frame is due before there is any idle time.
  busy(50);
  // Observers are told now: their frame is asked for before ours.
  await Promise.resolve();
  await frame();
  expect(looks).toEqual([[first, second]]);
  await settle();
  expect(looks).toHaveLength(1);
});

test('what only goes, and a button of ours that comes, are nothing to look at', async () => {
  const gone = add(document.body);
  const looks = await watch();
  const frames = vi.spyOn(globalThis, 'requestAnimationFrame');
  gone.remove();
  add(document.body, HOST_TAG);
  // Observers are told now.
  await Promise.resolve();
  expect(frames).not.toHaveBeenCalled();
  await settle();
  expect(looks).toEqual([]);
});

test('a button of ours that the page throws out has its line looked at', async () => {
  const line = add(document.body);
  const button = add(line, HOST_TAG);
  const looks = await watch();
  button.remove();
  await settle();
  expect(looks).toEqual([[line]]);
});

test('what does not fit into a part of a frame is gone on with, and all of it comes', async () => {
  const seen: ParentNode[] = [];
  await watch(function* (root) {
    busy(3);
    seen.push(root);
    yield;
  });
  seen.length = 0;
  const parts = Array.from({ length: 6 }, () => add(document.body));
  await Promise.resolve();
  await frame();
  expect(seen.length).toBeLessThan(parts.length);
  await expect.poll(() => seen).toEqual(parts);
});

test.each(['before', 'after'])('a page that is hidden %s it changes is followed without frames', async (order) => {
  const looks = await watch();
  vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
  const hide = () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  if (order === 'before') hide();
  const part = add(document.body);
  await Promise.resolve();
  if (order === 'after') hide();
  await expect.poll(() => looks).toEqual([[part]]);
});

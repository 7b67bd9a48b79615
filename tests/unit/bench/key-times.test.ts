import { expect, it } from 'vitest';
import type { TraceEvent } from '../../bench/trace/evaluate-trace.ts';
import { keyTimes } from '../../bench/trace/key-times.ts';

/** An event of a main thread; times in milliseconds. */
const event = (name: string, from: number, duration: number, type?: string, pid = 7): TraceEvent => ({
  name,
  ph: 'X',
  pid,
  tid: 1,
  ts: from * 1000,
  dur: duration * 1000,
  args: type === undefined ? {} : { data: { type } },
});

it('counts what the main thread did from the key to its frame, without what it waited', () => {
  expect(
    keyTimes([
      event('RunTask', 0, 5),
      event('EventDispatch', 2, 2, 'keydown'),
      event('RunTask', 6, 1),
      // Another page's.
      event('RunTask', 7, 10, undefined, 8),
      event('Commit', 4, 20, undefined, 8),
      event('RunTask', 16, 9),
      event('Commit', 20, 3),
      event('RunTask', 30, 9),
      event('Commit', 38, 1),
    ]),
  ).toEqual([{ busy: 3 + 1 + 7, total: 21 }]);
});

it('counts a letter whose frame was not seen not at all', () => {
  expect(keyTimes([event('EventDispatch', 2, 2, 'keydown'), event('Commit', 1, 0.5)])).toEqual([]);
  expect(keyTimes([event('RunTask', 0, 5)])).toEqual([]);
});

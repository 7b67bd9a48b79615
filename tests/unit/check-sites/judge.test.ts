import { describe, expect, it } from 'vitest';
import type { PageTime } from '../../../utils/contract/capture.ts';
import {
  acceptedLists,
  acceptedValues,
  beginsWith,
  isSameTime,
  isWarned,
  judgeFields,
  plainUrl,
} from '../../check-sites/judge.ts';

const time = (iso: string | null, precision: PageTime['precision'] = null): PageTime => ({
  raw: null,
  iso,
  precision,
  zone: null,
  assumed: [],
});

describe('isSameTime', () => {
  it.each([
    ['2023-11-02T20:59:53+07:00', '2023-11-02T13:59:53Z'],
    // Minutes are all that one of the two gives.
    ['2015-11-04T21:04+07:00', '2015-11-04T21:04:31+07:00'],
    ['2015-11-04T21:04:31+07:00', '2015-11-04T14:04Z'],
    ['2021-05-03', '2021-05-03T13:32:01Z'],
    // Late in UTC: the next day for the person who sees the page.
    ['2025-05-31', '2025-05-30T18:02:05Z'],
    ['2021-05-03T20:32:01+07:00', '2021-05-03'],
    ['2021-05', '2021-05-03'],
    ['2021', '2021-05-03T13:32:01Z'],
    ['2021-05-03T20:32', '2021-05-03T20:32+07:00'],
  ])('%s is %s', (iso, expected) => expect(isSameTime(time(iso), expected)).toBe(true));

  it.each([
    ['2023-11-02T20:59:54+07:00', '2023-11-02T20:59:53+07:00'],
    ['2015-11-04T21:05+07:00', '2015-11-04T21:04:59+07:00'],
    ['2021-06-10T18:50:00-07:00', '2021-06-10T18:50:00+07:00'],
    ['2021-05-04', '2021-05-03'],
    ['2021-05-04', '2021-05-03T23:00+07:00'],
    ['2020', '2021-05-03'],
    ['2021-05-03T20:32:00+07:00', 'no time'],
  ])('%s is not %s', (iso, expected) => expect(isSameTime(time(iso), expected)).toBe(false));

  it('reads "an hour ago" and "a week ago" as what they are', () => {
    expect(isSameTime(time('2026-11-20T19:00+07:00', 'hour'), '2026-11-20T18:10:00+07:00')).toBe(true);
    expect(isSameTime(time('2026-11-20T19:00+07:00', 'hour'), '2026-11-20T17:10:00+07:00')).toBe(false);
    expect(isSameTime(time('2026-11-14', 'week'), '2026-11-10T01:00:00Z')).toBe(true);
    expect(isSameTime(time('2026-11-14', 'week'), '2026-10-31T01:00:00Z')).toBe(false);
  });

  it('takes no time for right only where there is none', () => {
    expect(isSameTime(null, null)).toBe(true);
    expect(isSameTime(time(null), null)).toBe(true);
    expect(isSameTime(time(null), '2021-05-03')).toBe(false);
    expect(isSameTime(time('2021-05-03'), null)).toBe(false);
  });
});

describe('accepted values', () => {
  it('are the best one and those of a list beside it', () => {
    const truth = { publisher: 'A', acceptedPublishers: ['B'], publishedAt: '2021', acceptedPublishedAt: [null] };
    expect(acceptedValues(truth, 'publisher')).toEqual(['A', 'B']);
    expect(acceptedValues(truth, 'publishedAt')).toEqual(['2021', null]);
    expect(acceptedValues(truth, 'headline')).toEqual([undefined]);
  });

  it('of names are lists, and none are an empty one', () => {
    expect(acceptedLists({ byline: ['A  B'], acceptedBylines: [[], null, ['C', 'D']] }, 'byline')).toEqual([
      ['A B'],
      [],
      [],
      ['C', 'D'],
    ]);
    expect(acceptedLists({ editor: null }, 'editor')).toEqual([[]]);
  });
});

describe('isWarned', () => {
  const text = [{ code: 'text-truncated' as const, field: 'text' }];
  it('hears a warning of the field, of a part or of the whole of it', () => {
    expect(isWarned(text, ['text'])).toBe(true);
    expect(isWarned([{ code: 'author-missing', field: 'author' }], ['author.name'])).toBe(true);
    expect(isWarned([{ code: 'layers-disagree', field: 'author.url' }], ['author'])).toBe(true);
  });
  it('hears none of another field', () => {
    expect(isWarned(text, ['permalink'])).toBe(false);
    expect(isWarned([{ code: 'layers-disagree', field: 'author.url' }], ['author.name'])).toBe(false);
    expect(isWarned([], ['text'])).toBe(false);
  });
  it('takes a general one for every field, unless it is about the screenshot', () => {
    expect(isWarned([{ code: 'unknown-shape', field: null }], ['text'])).toBe(true);
    expect(isWarned([{ code: 'item-partly-visible', field: null }], ['text'])).toBe(false);
  });
});

describe('judgeFields', () => {
  it('tells wrong from missing, and is silent about what the ground truth leaves out', () => {
    const warnings = [{ code: 'layers-disagree' as const, field: 'metadata.byline' }];
    const judgements = judgeFields({ warnings }, { byline: ['metadata.byline'] }, (check) => {
      check('a', true, 1, 1);
      check('b', false, 1, 2);
      check('c', false, 1, null);
      check('d', false, ['x'], []);
      check('e', false, undefined, 2);
      check('byline', false, ['x'], ['y']);
    });
    expect(judgements.map(({ field, verdict, warned }) => [field, verdict, warned])).toEqual([
      ['a', 'right', false],
      ['b', 'wrong', false],
      ['c', 'missing', false],
      ['d', 'missing', false],
      ['byline', 'wrong', true],
    ]);
  });
});

it('compares addresses without the last slash, and texts by their beginning', () => {
  expect(plainUrl('https://a.example/x/')).toBe('https://a.example/x');
  expect(plainUrl(null)).toBeNull();
  expect(beginsWith('Satu\n dua tiga', ['nol', 'Satu dua'])).toBe(true);
  expect(beginsWith('Satu', ['Satu dua'])).toBe(false);
  expect(beginsWith(null, [null])).toBe(true);
  expect(beginsWith('Satu', [null])).toBe(false);
  expect(beginsWith(null, ['Satu'])).toBe(false);
});

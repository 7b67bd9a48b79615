import { describe, expect, it } from 'vitest';
import { parsePageTime } from '../../../utils/capture/page-time.ts';
import { chooseModified, choosePublished, type TimeClaim } from '../../../utils/sites/news/article-times.ts';

describe('times that disagree', () => {
  const now = new Date('2026-11-22T00:00:00Z');
  const claim = (raw: string, source: TimeClaim['source'] = 'json-ld', offset = 420): TimeClaim => ({
    time: parsePageTime(raw, { now, offset, language: 'id' }),
    source,
    detail: '',
  });
  it.each([
    ['UTC and WIB agree', ['2026-11-20T12:16:08Z'], '20 November 2026 19:16 WIB', '2026-11-20T19:16:08+07:00', false],
    [
      'local time labelled Z',
      ['2026-11-20T19:16:08Z'],
      '20 November 2026 19:16 WIB',
      '2026-11-20T19:16:08+07:00',
      false,
    ],
    [
      'wrong sign, none shown',
      ['2026-11-20T19:16:08-07:00'],
      '20 November 2026 19:16',
      '2026-11-20T19:16:08+07:00',
      true,
    ],
    [
      'WITA told, none shown',
      ['2026-11-20T19:16:08+08:00'],
      '20 November 2026 19:16',
      '2026-11-20T19:16:08+08:00',
      false,
    ],
    ['WITA shown', ['2026-11-20T11:16:08Z'], '20 November 2026 19:16 WITA', '2026-11-20T19:16:08+08:00', false],
    [
      'second claim agrees',
      ['2026-11-19T00:00:00Z', '2026-11-20 19:16:08'],
      '20 November 2026 19:16 WIB',
      '2026-11-20T19:16:08+07:00',
      true,
    ],
    ['only a day shown', ['2026-11-20T12:16:08Z'], '20 November 2026', '2026-11-20T12:16:08+00:00', false],
    ['only a day told', ['2026-11-20'], '20 November 2026 19:16 WIB', '2026-11-20T19:16+07:00', false],
    ['an update is shown', ['2026-11-18T12:16:08Z'], '20 November 2026 19:16 WIB', '2026-11-18T12:16:08+00:00', true],
    ['an update is told', ['2026-11-21T12:16:08Z'], '20 November 2026 19:16 WIB', '2026-11-20T19:16+07:00', true],
    ['nothing told', [], '20 November 2026 19:16 WIB', '2026-11-20T19:16+07:00', false],
    ['nothing shown', ['2026-11-20T12:16:08Z', '2026-11-20 19:16:08'], null, '2026-11-20T12:16:08+00:00', false],
    [
      'nothing shown, labelled Z',
      ['2026-11-20T19:16:08Z', '2026-11-20 19:16:08'],
      null,
      '2026-11-20T19:16:08+07:00',
      true,
    ],
  ])('%s', (_name, told, shown, iso, disagree) => {
    const chosen = choosePublished(
      told.map((raw) => claim(raw)),
      shown === null ? null : claim(shown, 'dom'),
      true,
    );
    expect(chosen?.time.iso).toBe(iso);
    expect((chosen?.differs.length ?? 0) > 0).toBe(disagree);
  });

  it('mends the time of the change like that of the publication', () => {
    const told = [claim('2026-11-20T19:16:08Z', 'open-graph')];
    const published = choosePublished(told, claim('20 November 2026 19:16 WIB', 'dom'), true);
    expect(chooseModified(claim('2026-11-20T20:00:00Z', 'open-graph'), published, told)?.time.iso).toBe(
      '2026-11-20T20:00:00+07:00',
    );
    expect(chooseModified(claim('2026-11-20T13:00:00Z', 'json-ld'), published, told)?.time.iso).toBe(
      '2026-11-20T20:00:00+07:00',
    );
    expect(chooseModified(claim('2020-01-01T13:00:00Z', 'json-ld'), published, told)).toBeNull();
    expect(chooseModified(undefined, published, told)).toBeNull();
  });
});

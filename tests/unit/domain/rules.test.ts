import { describe, expect, test } from 'vitest';
import { bawasluDeadline, deadlineState } from '../../../utils/domain/bawaslu-deadline.ts';
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { dayRange } from '../../../utils/domain/days.ts';
import { findStage } from '../../../utils/domain/find-stage.ts';
import { type SuggestionInput, suggestCodes } from '../../../utils/domain/suggest-codes.ts';

const { elections, codes, holidays } = BUILT_IN_REFERENCE;

describe('the days that a time can mean', () => {
  test.each([
    ['2019', '2019-01-01', '2019-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2019-04-15', '2019-04-15', '2019-04-15'],
    ['2019-04-15T20:37+07:00', '2019-04-15', '2019-04-15'],
    // Evening in UTC is the next morning in East Java.
    ['2019-04-13T17:30:00Z', '2019-04-14', '2019-04-14'],
    ['2019-04-15T20+07:00', '2019-04-15', '2019-04-15'],
    ['2019-04-15T20:37', '2019-04-15', '2019-04-15'],
  ])('%s', (iso, from, to) => expect(dayRange(iso)).toEqual({ from, to }));

  test.each(['2019-02-30', 'Senin', '2019-13', '15/4/2019', ''])('%s is none', (iso) =>
    expect(dayRange(iso)).toBeNull(),
  );
});

describe('the stage of an act', () => {
  test.each([
    ['2018-09-22', 'PILKADA-2018:PASCA'],
    ['2018-09-23', 'PEMILU-2019:KAMPANYE'],
    ['2019-04-13', 'PEMILU-2019:KAMPANYE'],
    ['2019-04-13T23:59+07:00', 'PEMILU-2019:KAMPANYE'],
    ['2019-04-14T00:00+07:00', 'PEMILU-2019:TENANG'],
    // The network's own article: Monday 15 April 2019, in the quiet period.
    ['2019-04-15T20:37+07:00', 'PEMILU-2019:TENANG'],
    ['2019-04-17', 'PEMILU-2019:PUNGUT_HITUNG'],
    ['2023-11-27', 'PEMILU-2024:PENETAPAN'],
    ['2023-11-28', 'PEMILU-2024:KAMPANYE'],
    ['2024-02-10', 'PEMILU-2024:KAMPANYE'],
    ['2024-02-11', 'PEMILU-2024:TENANG'],
    ['2024-02-14', 'PEMILU-2024:PUNGUT_HITUNG'],
    ['2024-09-21', 'PILKADA-2024:PRA'],
    ['2024-09-22', 'PILKADA-2024:PENETAPAN'],
    ['2024-09-25', 'PILKADA-2024:KAMPANYE'],
    ['2024-11-24', 'PILKADA-2024:TENANG'],
    ['2024-11-27', 'PILKADA-2024:PUNGUT_HITUNG'],
  ])('%s is in %s', (occurredOn, expected) => {
    const answer = findStage(occurredOn, elections);
    const named =
      answer.state === 'inside' ? answer.candidates.map(({ electionId, stage }) => `${electionId}:${stage}`) : [];
    expect(named).toContain(expected);
  });

  test('two elections at once: the more acute first, both offered', () => {
    const answer = findStage('2018-09-23', elections);
    expect(answer).toMatchObject({
      candidates: [
        { electionId: 'PEMILU-2019', stage: 'KAMPANYE', certainty: 'reported' },
        { electionId: 'PILKADA-2018', stage: 'PASCA', certainty: 'uncertain' },
      ],
    });
  });

  test.each([
    [null, { state: 'unknown', reason: 'no-date' }],
    ['2026-11-21', { state: 'outside' }],
    // April 2019 is campaign, quiet period and vote.
    ['2019-04', { state: 'unknown', reason: 'too-rough' }],
    ['2019', { state: 'unknown', reason: 'too-rough' }],
  ])('%s', (occurredOn, expected) => expect(findStage(occurredOn, elections)).toEqual(expected));

  test('a month within one stage is enough', () => {
    expect(findStage('2019-01', elections)).toMatchObject({ candidates: [{ stage: 'KAMPANYE' }] });
  });

  test('stages of an election follow each other without a gap or an overlap', () => {
    for (const { id, stages } of elections)
      for (const [index, stage] of stages.entries()) {
        expect(stage.from <= stage.to, `${id} ${stage.stage}`).toBe(true);
        const next = stages[index + 1];
        if (next) expect(Date.parse(next.from) - Date.parse(stage.to), `${id} ${next.stage}`).toBe(86_400_000);
      }
  });
});

describe('suggested codes', () => {
  const suggest = (fields: Partial<SuggestionInput>) =>
    suggestCodes(
      { behaviours: [], flags: [], reactions: [], stage: 'KAMPANYE', occurredOn: '2024-10-01', ...fields },
      codes,
    );
  const codesOf = (fields: Partial<SuggestionInput>) => suggest(fields).suggestions.map(({ code }) => code);

  test.each<[string, Partial<SuggestionInput>, string[]]>([
    ['a like before', { behaviours: ['SUKA'], stage: 'PRA' }, ['ETK-04']],
    ['a like after', { behaviours: ['SUKA'] }, ['DSP-06']],
    ['a like on the day of the setting', { behaviours: ['SUKA'], stage: 'PENETAPAN' }, ['DSP-06']],
    ['post, comment, share, join', { behaviours: ['STATUS', 'KOMENTAR', 'BAGIKAN', 'GABUNG_IKUTI'] }, ['DSP-06']],
    ['a photo before', { behaviours: ['FOTO_SIMBOL'], stage: 'PRA' }, ['ETK-05']],
    ['a frame after', { behaviours: ['BINGKAI'] }, ['DSP-07']],
    ['a live video', { behaviours: ['SIARAN'] }, ['DSP-02']],
    ['a post that urges', { behaviours: ['STATUS', 'AJAKAN'] }, ['DSP-06', 'DSP-02', 'DSP-08']],
    ['urging alone', { behaviours: ['AJAKAN'], stage: 'PRA' }, ['DSP-08']],
    ['attendance before', { behaviours: ['HADIR'], stage: 'PRA' }, ['ETK-03']],
    ['attendance after', { behaviours: ['HADIR'] }, ['DSP-04']],
    ['attendance of a spouse', { behaviours: ['HADIR'], flags: ['FLAG-PASANGAN'] }, ['ETK-07']],
    ['props', { behaviours: ['PASANG_APK'], stage: 'PRA' }, ['ETK-01']],
    ['campaign team before', { flags: ['FLAG-PIDANA-280'], stage: 'PRA' }, ['DSP-09']],
    ['campaign team after', { flags: ['FLAG-PIDANA-280'] }, ['DSP-10']],
    ['a decision', { flags: ['FLAG-PIDANA-71'] }, ['DSP-12']],
    ['something else', { behaviours: ['LAIN'] }, ['LAIN-99']],
    ['nothing said', {}, []],
    ['stage unknown: both', { behaviours: ['SUKA'], stage: null }, ['ETK-04', 'DSP-06']],
    ['outside of any stage: both', { behaviours: ['HADIR'], stage: 'DI_LUAR' }, ['ETK-03', 'DSP-04']],
    // 2019: the letter of 2017 held, the joint decree did not.
    ['a like in 2019', { behaviours: ['SUKA'], occurredOn: '2019-04-15', stage: 'TENANG' }, ['B71-e']],
    ['a photo in 2019', { behaviours: ['FOTO_SIMBOL'], occurredOn: '2019-04-15', stage: 'TENANG' }, ['B71-f']],
  ])('%s', (_name, fields, expected) => expect(codesOf(fields)).toEqual(expected));

  test('both sides ask for a choice; one does not', () => {
    expect(suggest({ behaviours: ['SUKA'], stage: null }).bothSides).toBe(true);
    expect(suggest({ behaviours: ['SUKA'] }).bothSides).toBe(false);
  });

  test('an angry reaction is no support', () => {
    expect(suggest({ behaviours: ['SUKA'], reactions: ['angry'] })).toMatchObject({ suggestions: [], noSupport: true });
    expect(suggest({ behaviours: ['SUKA'], reactions: ['angry', 'like'] }).noSupport).toBe(false);
  });

  test('a like alone is weak, with a comment it is not alone', () => {
    expect(suggest({ behaviours: ['SUKA'] }).loneReaction).toBe(true);
    expect(suggest({ behaviours: ['SUKA', 'KOMENTAR'] }).loneReaction).toBe(false);
  });
});

describe('the deadline of Bawaslu', () => {
  test.each([
    // Sat 21 Nov 2026 + 7 = Sat 28: the Friday before.
    ['2026-11-21', '2026-11-27T16:30+07:00', '2026-11-24'],
    // Sun 22 + 7 = Sun 29: the same Friday.
    ['2026-11-22', '2026-11-27T16:30+07:00', '2026-11-25'],
    ['2026-11-23', '2026-11-30T16:00+07:00', '2026-11-26'],
    // A Friday that is the seventh day itself.
    ['2026-11-20', '2026-11-27T16:00+07:00', '2026-11-23'],
    // Thu 25 Dec 2025 + 7 = Thu 1 Jan 2026, a holiday: Wednesday.
    ['2025-12-25', '2025-12-31T16:00+07:00', '2025-12-28'],
    // Sat 27 Dec + 7 = Sat 3 Jan: Friday 2 Jan is open.
    ['2025-12-27', '2026-01-02T16:30+07:00', '2025-12-30'],
    // Over a leap day.
    ['2024-02-26', '2024-03-04T16:00+07:00', '2024-02-29'],
  ])('known %s: until %s', (knownOn, until, target) =>
    expect(bawasluDeadline(knownOn, holidays)).toEqual({ until, target }),
  );

  test.each([
    ['2026-11-21T03:00:00Z', 'safe'],
    ['2026-11-23T16:59:59Z', 'safe'],
    ['2026-11-23T17:00:00Z', 'soon'],
    ['2026-11-26T16:59:59Z', 'soon'],
    ['2026-11-26T17:00:00Z', 'today'],
    ['2026-11-27T09:30:00Z', 'today'],
    ['2026-11-27T09:30:01Z', 'passed'],
  ] as const)('at %s it is %s', (now, state) =>
    expect(deadlineState(bawasluDeadline('2026-11-21'), new Date(now))).toBe(state),
  );
});

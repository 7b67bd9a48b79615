import { expect, test } from 'vitest';
import { writeDay, writeMoment } from '../../../utils/domain/indonesian-dates.ts';
import { readMoment, writeLocalMoment } from '../../../utils/domain/local-moment.ts';

test.each([
  ['2026-11-20', { day: '2026-11-20', clock: '', zone: '' }],
  ['2026-11-20T10:15', { day: '2026-11-20', clock: '10:15', zone: '' }],
  ['2026-11-20T10:15+09:00', { day: '2026-11-20', clock: '10:15', zone: '+09:00' }],
  ['2026-11-20T10+07:00', { day: '2026-11-20', clock: '10:00', zone: '+07:00' }],
  // Nobody's clock here says UTC: who corrects the time means their own.
  ['2026-11-20T20:37:05Z', { day: '2026-11-21', clock: '03:37', zone: '+07:00' }],
  ['2026-11', { day: '', clock: '', zone: '' }],
  ['2026-02-30', { day: '', clock: '', zone: '' }],
  [null, { day: '', clock: '', zone: '' }],
])('%s is shown as it is meant', (iso, moment) => {
  expect(readMoment(iso)).toEqual(moment);
});

test('another day or time keeps the zone; a day alone has none', () => {
  const moment = readMoment('2026-11-20T10:15+09:00');
  expect(writeLocalMoment({ ...moment, clock: '11:00' })).toBe('2026-11-20T11:00+09:00');
  expect(writeLocalMoment({ ...moment, clock: '' })).toBe('2026-11-20');
  expect(writeLocalMoment({ ...moment, day: '' })).toBeNull();
});

test('what a person reads on screen is in their language', () => {
  expect(writeMoment('2026-11-20T20:37Z', 'en')).toMatch(/^Saturday,? 21 November 2026 at 03:37 WIB$/);
  expect(writeMoment('2026-11-20T20:37Z')).toBe('Sabtu, 21 November 2026 pukul 03.37 WIB');
  expect(writeDay('2026-11-20', 'en')).toMatch(/^Friday,? 20 November 2026$/);
});

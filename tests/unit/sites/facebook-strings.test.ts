/** Words of the interface that say which reaction, how many, and that something is proposed. */
import { describe, expect, it } from 'vitest';
import { readCount, readReaction, SHARED_SENTENCE, SUGGESTED } from '../../../utils/sites/facebook/strings.ts';

describe('readReaction', () => {
  it.for([
    ['Suka', 'like'],
    ['Suka: 30 orang', 'like'],
    ['Like 1,204', 'like'],
    ['Super', 'love'],
    ['Love', 'love'],
    ['Peduli', 'care'],
    ['Care', 'care'],
    ['HAHA', 'haha'],
    ['Wow 2', 'wow'],
    ['Sedih', 'sad'],
    ['Sad', 'sad'],
    ['Marah', 'angry'],
    ['Angry', 'angry'],
    ['Ditanggapi dengan Marah', 'angry'],
    ['Reacted with Love', 'love'],
    ['Semua 37', null],
    ['Foto profil Marah Contoh', null],
    ['Superman', null],
    ['Suka Contoh', null],
    ['', null],
  ] as const)('%s', ([label, kind]) => {
    expect(readReaction(label)).toBe(kind);
  });
});

describe('readCount', () => {
  it.for([
    ['37', 37],
    ['Semua 37', 37],
    ['Semua tanggapan: 1.204', 1204],
    ['All reactions: 1,204', 1204],
    ['2,9 rb', 2900],
    ['2.9K', 2900],
    ['1,2 jt', 1_200_000],
    ['Anda dan 36 lainnya', null],
    ['Sari Contoh', null],
    [null, null],
  ] as const)('%s', ([label, count]) => {
    expect(readCount(label)).toBe(count);
  });
});

it('knows proposals and shares by the beginning of a sentence only', () => {
  for (const label of ['disarankan untuk anda', 'suggested for you', 'karena anda melihat grup serupa'])
    expect(SUGGESTED.test(label)).toBe(true);
  for (const label of ['menu yang disarankan untuk anda', 'karena anda']) expect(SUGGESTED.test(label)).toBe(false);
  expect(SHARED_SENTENCE.test('membagikan sebuah kenangan.')).toBe(true);
  expect(SHARED_SENTENCE.test('bersama budi membagikan sesuatu')).toBe(false);
});

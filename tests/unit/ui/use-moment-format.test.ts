import { expect, test } from 'vitest';
import { nameZone } from '../../../utils/ui/use-moment-format.ts';

test.each([
  [7 * 60, 'WIB'],
  [8 * 60, 'WITA'],
  [9 * 60, 'WIT'],
  [0, 'UTC'],
  [5 * 60 + 30, 'UTC+05:30'],
  [-(3 * 60 + 30), 'UTC−03:30'],
  [11 * 60, 'UTC+11:00'],
])('%i minutes east of UTC are %s', (offset, name) => {
  expect(nameZone(offset)).toBe(name);
});

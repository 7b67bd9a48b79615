import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicy } from '../../../utils/platform/policy.ts';

const NOTHING = { backendUrl: null, language: null, retentionDays: null, sitesOff: null };

test('takes what an organisation sets', () => {
  const set = { backendUrl: 'https://pantau.example/', language: 'en', retentionDays: 30, sitesOff: ['kompas.com'] };
  expect(readPolicy(set)).toEqual({ ...set, backendUrl: 'https://pantau.example' });
});

test.each([
  { backendUrl: 'http://pantau.example' },
  { backendUrl: 'https://nama:sandi@pantau.example' },
  { backendUrl: 'https://pantau.example/?x=1' },
  { backendUrl: 'javascript:alert(1)' },
  { language: 'ms' },
  { retentionDays: 0 },
  { retentionDays: 3651 },
  { retentionDays: 1.5 },
  { retentionDays: '30' },
  { sitesOff: 'kompas.com' },
])('what is not of the right shape counts as not set: %o', (set) => {
  expect(readPolicy(set)).toEqual(NOTHING);
});

test('never throws, whatever was written there', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { backendUrl, retentionDays, sitesOff } = readPolicy(value);
      expect(backendUrl === null || /^https?:/.test(backendUrl)).toBe(true);
      expect(retentionDays === null || retentionDays > 0).toBe(true);
      expect(sitesOff === null || sitesOff.every((entry) => /^[a-z0-9.-]+$/.test(entry))).toBe(true);
    }),
  );
});

test('the schema that Chrome is given names the same settings', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../public/managed-schema.json'), 'utf8'));
  expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(NOTHING).toSorted());
});

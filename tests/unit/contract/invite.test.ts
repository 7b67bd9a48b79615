import { expect, test } from 'vitest';
import { formatInvite, parseInvite } from '../../../utils/contract/invite.ts';

const code = 'a'.repeat(43);
const known = 'https://pantau.example';

test.each([
  [`https://pantau.example/join#${code}`, { baseUrl: 'https://pantau.example', code }],
  [`  https://pantau.example/jaringan/join/#${code}\n`, { baseUrl: 'https://pantau.example/jaringan', code }],
  [`pantau.example/join#${code}`, { baseUrl: 'https://pantau.example', code }],
  [`pantau.example:8443/join#${code}`, { baseUrl: 'https://pantau.example:8443', code }],
  [`http://127.0.0.1:8787/join#${code}`, { baseUrl: 'http://127.0.0.1:8787', code }],
])('reads %s', (words, invite) => {
  expect(parseInvite(words)).toEqual(invite);
});

test('a code alone goes to the backend that is known', () => {
  expect(parseInvite(code, known)).toEqual({ baseUrl: known, code });
  expect(parseInvite(code)).toBeNull();
});

test.each([
  '',
  'halo',
  `http://pantau.example/join#${code}`,
  `ftp://pantau.example/join#${code}`,
  `javascript:join#${code}`,
  `https://nama:sandi@pantau.example/join#${code}`,
  'https://pantau.example/join#pendek',
  `https://pantau.example/lain#${code}`,
])('refuses %s', (words) => {
  expect(parseInvite(words, known)).toBeNull();
});

test('what is written is read', () => {
  const invite = { baseUrl: known, code };
  expect(parseInvite(formatInvite(invite))).toEqual(invite);
});

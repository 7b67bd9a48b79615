import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestBackend, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';
import { beginUpload, continueAt } from './harness/tus-headers.ts';

/** How long to go on; `PANTAU_FUZZ_SECONDS=300` is the long run. */
const SECONDS = Number(process.env.PANTAU_FUZZ_SECONDS ?? 8);

let backend: TestBackend;
const tokens: string[] = [];
let known: string[];
let valid: unknown[];
beforeAll(async () => {
  backend = await createTestBackend();
  const { token } = await backend.enrol();
  tokens.push(token);
  for (const role of ['coordinator', 'auditor'] as const)
    tokens.push((await backend.store.devices.issueReaderToken(role, null)).token);
  const capture = makeCapture();
  await backend.putCapture(token, capture);
  const submission = await makeSubmission([capture]);
  await backend.putFinding(token, submission);
  const sha256 = await backend.putBlob(token, new TextEncoder().encode('bytes'));
  known = [capture.id, submission.finding.id, sha256, crypto.randomUUID(), 'f'.repeat(64)];
  valid = [
    capture,
    submission,
    { status: 'checking', ticket: 'T', note: null },
    { invite: 'x'.repeat(43), deviceId: crypto.randomUUID() },
  ];
});
afterAll(() => backend.close());

/** A value with one place of it replaced by something else. */
function mutate(value: unknown, path: number[], replacement: unknown): unknown {
  if (typeof value !== 'object' || value === null || path.length === 0) return replacement;
  const entries = Object.entries(value);
  const [first = 0, ...rest] = path;
  const chosen = entries.length === 0 ? undefined : entries[first % entries.length];
  if (!chosen) return replacement;
  const changed = mutate(chosen[1], rest, replacement);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === chosen[0] ? changed : item));
  return { ...value, [chosen[0]]: changed };
}

test(
  'no request makes the backend fail, whatever is in it',
  async () => {
    const odd = fc.oneof(
      fc.constantFrom(
        '',
        '\0',
        'a\0b',
        '\ud800',
        '0',
        '-1',
        '9'.repeat(30),
        '0000-01-01T00:00:00.000Z',
        'x'.repeat(5000),
      ),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('received', 'medsos', '2026-11-21T00:00:00.000Z', '50', 'W10', 'eyJhIjoxfQ'),
    );
    const request = fc.record({
      route: fc.nat(),
      token: fc.nat(),
      identifiers: fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat() }, odd), { minLength: 2, maxLength: 2 }),
      query: fc.dictionary(fc.constantFrom('cursor', 'limit', 'status', 'channel', 'device', 'from', 'to', 'x'), odd, {
        maxKeys: 3,
      }),
      record: fc.nat(),
      path: fc.array(fc.nat(20), { maxLength: 5 }),
      replacement: fc.oneof(odd, fc.jsonValue(), fc.constant(null), fc.integer(), fc.double()),
      headers: fc.dictionary(
        fc.constantFrom(
          'if-match',
          'if-none-match',
          'content-digest',
          'upload-offset',
          'upload-length',
          'upload-metadata',
          'range',
        ),
        fc.constantFrom('"0"', '"1"', '*', '0', '5', '-1', '1e3', 'sha-256=:x:', 'sha256 eA==', ''),
        { maxKeys: 2 },
      ),
    });
    const failures: string[] = [];
    const deadline = Date.now() + SECONDS * 1000;
    let count = 0;
    while (Date.now() < deadline) {
      for (const { route: index, token, identifiers, query, record, path, replacement, headers } of fc.sample(
        request,
        50,
      )) {
        const route = backend.routes[index % backend.routes.length];
        if (!route) throw new Error('No routes.');
        let next = 0;
        const address = route.path.replaceAll(/\{\w+\}/g, () => {
          const value = identifiers[next++ % identifiers.length] ?? 0;
          const text = typeof value === 'number' ? (known[value % known.length] ?? '') : value.toWellFormed();
          return encodeURIComponent(text) || '-';
        });
        const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, value.toWellFormed()]));
        const tus = route.path.startsWith('/v1/uploads');
        const sent = mutate(valid[record % valid.length], path, replacement);
        const credentials = tokens[token % (tokens.length + 1)];
        const response = await backend.call(route.method, `${address}?${search}`, {
          ...(credentials === undefined ? {} : { token: credentials }),
          headers: { ...(tus ? { ...beginUpload('f'.repeat(64), 5), ...continueAt(0) } : {}), ...headers },
          ...(route.method === 'GET' ? {} : tus ? { body: 'bytes' } : { json: sent }),
        });
        await response.arrayBuffer();
        count++;
        if (response.status >= 500)
          failures.push(`${route.operationId} ${address}?${search} ${JSON.stringify({ headers, sent })}`);
      }
    }
    console.log(`${count} requests`);
    expect(failures.slice(0, 5)).toEqual([]);
  },
  (SECONDS + 120) * 1000,
);

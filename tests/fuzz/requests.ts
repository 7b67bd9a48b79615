/** Requests that nobody would send, made from those that a device sends: any call, any caller, one place of a record changed. */
import fc from 'fast-check';
import { beginUpload, continueAt } from '../../backend/tests/harness/tus-headers.ts';

/** A call of the contract. */
export interface Operation {
  operationId: string;
  method: string;
  /** With parameters in braces. */
  path: string;
}

export interface FuzzSubject {
  operations: readonly Operation[];
  /** Tokens of a device, a coordinator and an auditor. */
  tokens: readonly string[];
  /** Ids and hashes, some of which are there. */
  known: readonly string[];
  /** A body that is as it should be, by the call's `operationId`. */
  valid: Readonly<Record<string, unknown>>;
}

export interface FuzzRequest {
  operationId: string;
  method: string;
  path: string;
  token?: string;
  headers: Record<string, string>;
  json?: unknown;
  body?: string;
}

const odd = fc.oneof(
  fc.constantFrom(
    ...['', '\0', 'a\0b', '\ud800', '0', '-1', '9'.repeat(30), '0000-01-01T00:00:00.000Z', 'x'.repeat(5000)],
    ...['%', "'", '../../etc', '2026-13-45T99:99:99.000Z', '9007199254740993', '🙈'.repeat(300)],
  ),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('received', 'medsos', '2026-11-21T00:00:00.000Z', '50', 'W10', 'eyJhIjoxfQ'),
);

const QUERY = ['cursor', 'limit', 'status', 'channel', 'device', 'from', 'to', 'population', 'audience', 'q', 'x'];
const HEADERS = ['if-match', 'if-none-match', 'content-digest', 'content-type', 'range', 'tus-resumable'];
const UPLOAD_HEADERS = ['upload-offset', 'upload-length', 'upload-metadata'];
const VALUES = ['"0"', '"1"', '*', '0', '5', '-1', '1e3', 'sha-256=:x:', 'sha256 eA==', 'text/html', ''];

const plan = fc.record({
  operation: fc.nat(),
  token: fc.nat(),
  identifiers: fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat() }, odd), { minLength: 2, maxLength: 2 }),
  query: fc.dictionary(fc.constantFrom(...QUERY), odd, { maxKeys: 3 }),
  /** Of one in four a record that belongs to another call. */
  foreign: fc.nat(3),
  record: fc.nat(),
  path: fc.array(fc.nat(20), { maxLength: 5 }),
  replacement: fc.oneof(odd, fc.jsonValue(), fc.constant(null), fc.integer(), fc.double()),
  headers: fc.dictionary(fc.constantFrom(...HEADERS, ...UPLOAD_HEADERS), fc.constantFrom(...VALUES), { maxKeys: 2 }),
});

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

const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

/** `count` requests; the same for the same seed. */
export function makeRequests(
  { operations, tokens, known, valid }: FuzzSubject,
  count: number,
  seed: number,
): FuzzRequest[] {
  return fc.sample(plan, { numRuns: count, seed }).flatMap((one) => {
    const operation = pick(operations, one.operation);
    if (!operation) return [];
    const { operationId, method, path } = operation;
    let next = 0;
    const address = path.replaceAll(/\{\w+\}/g, () => {
      const value = one.identifiers[next++ % one.identifiers.length] ?? 0;
      const text = typeof value === 'number' ? (pick(known, value) ?? '') : value.toWellFormed();
      return encodeURIComponent(text) || '-';
    });
    const search = new URLSearchParams(Object.entries(one.query).map(([key, value]) => [key, value.toWellFormed()]));
    const isUpload = path.startsWith('/v1/uploads');
    const own = one.foreign === 0 ? undefined : valid[operationId];
    const sent = mutate(own ?? pick(Object.values(valid), one.record), one.path, one.replacement);
    const token = tokens[one.token % (tokens.length + 1)];
    return {
      operationId,
      method,
      path: search.size > 0 ? `${address}?${search}` : address,
      ...(token === undefined ? {} : { token }),
      headers: { ...(isUpload ? { ...beginUpload('f'.repeat(64), 5), ...continueAt(0) } : {}), ...one.headers },
      ...(method === 'GET' || method === 'HEAD' ? {} : isUpload ? { body: 'bytes' } : { json: sent }),
    };
  });
}

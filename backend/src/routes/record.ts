/** What captures and findings have in common when they come in. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../utils/capture/seal.ts';
import { ProblemError } from '../http/problem.ts';

/** Largest JSON body of a record: 2 MB. */
export const MAX_RECORD_BYTES = 2 * 1024 * 1024;

/** The canonical JSON of a record and its SHA-256. `bad-request` for text that is no Unicode (RFC 8785, 3.2.2.2). */
export function sealRecord(value: unknown): { record: string; sha256: string } {
  let record: string;
  try {
    record = canonicalJson(value);
  } catch {
    throw new ProblemError('bad-request', 'The record has no canonical JSON: a text in it has a lone surrogate.');
  }
  return { record, sha256: createHash('sha256').update(record).digest('hex') };
}

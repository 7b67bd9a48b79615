/** `reference.json` in the data folder: newer reference data that the network's operator has put there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, sha256 } from '../../utils/capture/seal.ts';
import { Reference } from '../../utils/contract/reference.ts';
import { OperatorError } from './operator-error.ts';

export const REFERENCE_FILE = 'reference.json';

/** JSON of a `StoredReference`; null where the operator has put none there: devices then use what they brought along. */
export type ReadReference = () => Promise<string | null>;

/** Reads the file anew at each call, so that a new one needs no restart. Throws an `OperatorError` for one that is not of the shape. */
export function createReferenceReader(dataFolder: string): ReadReference {
  return async () => {
    const path = join(dataFolder, REFERENCE_FILE);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    const record = canonicalJson(parseReference(path, text));
    const hash = await sha256(new TextEncoder().encode(record));
    return `{"reference":${record},"sha256":"${hash}"}`;
  };
}

function parseReference(path: string, text: string): Reference {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new OperatorError(`${path} is not JSON.`);
  }
  const parsed = Reference.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OperatorError(`${path} is no reference data: ${issue?.path.join('.')}: ${issue?.message}`);
}

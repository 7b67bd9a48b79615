/** Writes what leaves the backend into a file. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../operator-error.ts';

/** Writes a file that is not there yet. Nothing stays of it where the source fails. Throws an `OperatorError`. */
export async function writeNewFile(file: string, source: AsyncIterable<Uint8Array> | Iterable<string>): Promise<void> {
  let made = false;
  const target = createWriteStream(file, { flags: 'wx' });
  target.once('open', () => {
    made = true;
  });
  try {
    await pipeline(source, target);
  } catch (error) {
    if (made) await rm(file, { force: true });
    if (!made) throw new OperatorError(`${file} cannot be written, or is there already.`);
    throw new OperatorError(`${file} could not be written whole: ${error instanceof Error ? error.name : 'failed'}.`);
  }
}

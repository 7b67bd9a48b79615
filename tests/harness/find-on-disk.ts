/** What of a text can be read in a browser's files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A text as IndexedDB writes it: in one byte or two for a character. */
export const asStored = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le')];

/** Files below `folder` that hold one of `needles`. */
export function findOnDisk(folder: string, needles: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const file = join(folder, path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = readFileSync(file);
    return needles.some((needle) => bytes.includes(needle));
  });
}

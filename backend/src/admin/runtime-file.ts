/** `running.json` in the data folder: where the running backend can be administered, and the secret for it. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from '../../../utils/contract/zod.ts';

const RuntimeFileSchema = z.object({ url: z.string(), adminUrl: z.string(), adminSecret: z.string() });
export type RuntimeFile = z.infer<typeof RuntimeFileSchema>;

const pathIn = (dataFolder: string) => join(dataFolder, 'running.json');

/** Writes the file in one step, for its owner's eyes only. The secret is new with every start. */
export async function writeRuntimeFile(dataFolder: string, content: RuntimeFile): Promise<void> {
  const draft = `${pathIn(dataFolder)}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
  await rename(draft, pathIn(dataFolder));
}

/** Reads it; null where there is none. It may be left over from a killed process: only an answer proves that one runs. */
export async function readRuntimeFile(dataFolder: string): Promise<RuntimeFile | null> {
  try {
    return RuntimeFileSchema.parse(JSON.parse(await readFile(pathIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** Removes it when the backend stops. */
export async function removeRuntimeFile(dataFolder: string): Promise<void> {
  await rm(pathIn(dataFolder), { force: true });
}

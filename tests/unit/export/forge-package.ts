/** Packages as someone makes them who knows how: unpacked, changed, and packed again with manifests and signature anew. */
import { makeZip } from 'client-zip';
import { sha256Of } from '../../../backend/tests/harness/records.ts';
import { toDer, toPem } from '../../../utils/evidence/der.ts';
import { createSigningKey, signBytes } from '../../../utils/evidence/signature.ts';
import { MANIFEST, MANIFEST_KEY, MANIFEST_SIGNATURE, TAG_MANIFEST } from '../../../utils/export/package-layout.ts';
import { readZip } from '../../../utils/export/read-zip.ts';
import { collect, EXPORTED_AT } from './sample-package.ts';

/** By path in the bag. */
export type Files = Map<string, Uint8Array<ArrayBuffer>>;

export const encode = (text: string) => new TextEncoder().encode(text);
export const zip = (entries: readonly (readonly [name: string, content: Uint8Array<ArrayBuffer>])[]) =>
  collect(makeZip(entries.map(([name, input]) => ({ name, input, lastModified: EXPORTED_AT }))));

/** The one folder of a package, and what is in it. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<{ root: string; files: Files }> {
  const entries = await readZip(new Blob([bytes]));
  const root = entries[0]?.name.split('/')[0] ?? '';
  const files: Files = new Map();
  for (const { name, blob } of entries)
    files.set(name.slice(root.length + 1), new Uint8Array(await blob.arrayBuffer()));
  return { root, files };
}

export const zipFiles = (root: string, bag: Files) =>
  zip([...bag].map(([path, content]) => [`${root}/${path}`, content] as const));

/** A bag whose manifests and their signature are made anew after `change`. */
export async function forge(
  root: string,
  files: Files,
  change: (bag: Files) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bag = new Map(files);
  change(bag);
  for (const path of [MANIFEST, MANIFEST_SIGNATURE, MANIFEST_KEY, TAG_MANIFEST]) bag.delete(path);
  const lines = (paths: string[]) =>
    encode(paths.map((path) => `${sha256Of(bag.get(path) ?? new Uint8Array())}  ${path}\n`).join(''));
  const payload = [...bag.keys()].filter((path) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, path) => sum + (bag.get(path)?.length ?? 0), 0);
  const info = new TextDecoder().decode(bag.get('bag-info.txt'));
  bag.set('bag-info.txt', encode(info.replace(/Oxum: .*/, `Oxum: ${bytes}.${payload.length}`)));
  bag.set(MANIFEST, lines(payload));
  const signature = await signBytes(await createSigningKey(), bag.get(MANIFEST) ?? new Uint8Array());
  bag.set(MANIFEST_SIGNATURE, toDer(signature));
  bag.set(MANIFEST_KEY, encode(toPem(signature)));
  bag.set(TAG_MANIFEST, lines([...bag.keys()].filter((path) => !path.startsWith('data/'))));
  return zipFiles(root, bag);
}

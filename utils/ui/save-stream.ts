/**
 * Saves a stream as a file that the person chooses, without holding it in memory: straight to the disk where the browser
 * lets a page do that (Chromium), else through the browser's private file system (Firefox), from where it is downloaded.
 */

import { askForCollection, free } from '../picture/free.ts';

const STAGED = 'package.zip';

/** What kind of file a name says that it is. */
const typesOf = (name: string): Record<string, string[]> =>
  name.endsWith('.zip') ? { 'application/zip': ['.zip'] } : { 'application/octet-stream': ['.pantau'] };

interface FilePicker {
  showSaveFilePicker?(options: {
    suggestedName: string;
    types: { accept: Record<string, string[]> }[];
  }): Promise<FileSystemFileHandle & { remove?(): Promise<void> }>;
}

/** A larger chunk is a piece of a file, and nobody's but ours; of a ZIP, small ones are written again at its end. In bytes. */
const LARGE = 16 * 1024;

/** Written at a time, in bytes: each writing is a round to the browser's own process, and a ZIP is mostly small chunks. */
const BLOCK = 256 * 1024;

/** Between two requests for a collection, in milliseconds: what comes together meanwhile is some megabytes. */
const COLLECT_EVERY = 4_000;

/** Writes to `file` in blocks, and sees to it that memory does not grow with what was written: a package is long. */
function writeTo(file: FileSystemWritableFileStream): WritableStream<Uint8Array> {
  const writer = file.getWriter();
  const block = new Uint8Array(BLOCK);
  let filled = 0;
  let collected = performance.now();
  const flush = async () => {
    await writer.write(block.subarray(0, filled));
    filled = 0;
    if (performance.now() - collected < COLLECT_EVERY) return;
    collected = performance.now();
    askForCollection();
  };
  return new WritableStream<Uint8Array>({
    write: async (chunk) => {
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + BLOCK - filled);
        block.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === BLOCK) await flush();
      }
      if (chunk.length >= LARGE) free(chunk);
    },
    close: async () => {
      await flush();
      await writer.close();
    },
    abort: (reason) => writer.abort(reason),
  });
}

/** Removes what an earlier download was served from. */
export async function clearStaged(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(STAGED);
  } catch {
    // There is none, or the browser has no private file system.
  }
}

/**
 * Must begin with a click, for the browser's own question where to. Resolves with the name under which it was saved,
 * null when the person chose no place. Rejects with what the stream fails with, and with the reason of `signal`; then
 * nothing is left behind.
 */
export async function saveStream(
  name: string,
  open: () => ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<string | null> {
  const scope: typeof globalThis & FilePicker = globalThis;
  return scope.showSaveFilePicker ? saveAs(scope, name, open, signal) : download(name, open, signal);
}

async function saveAs(
  picker: FilePicker,
  suggestedName: string,
  open: () => ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<string | null> {
  let handle: Awaited<ReturnType<NonNullable<FilePicker['showSaveFilePicker']>>> | undefined;
  try {
    handle = await picker.showSaveFilePicker?.({ suggestedName, types: [{ accept: typesOf(suggestedName) }] });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
  if (!handle) return null;
  try {
    await open().pipeTo(writeTo(await handle.createWritable()), { signal });
    return handle.name;
  } catch (error) {
    // Choosing a place has made an empty file there.
    await handle.remove?.().catch(() => {});
    throw error;
  }
}

async function download(name: string, open: () => ReadableStream<Uint8Array>, signal: AbortSignal): Promise<string> {
  await clearStaged();
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(STAGED, { create: true });
  try {
    await open().pipeTo(writeTo(await handle.createWritable()), { signal });
  } catch (error) {
    await clearStaged();
    throw error;
  }
  const url = URL.createObjectURL(await handle.getFile());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser copies it as long as this page is open; what is left is removed when the page is next opened.
  return name;
}

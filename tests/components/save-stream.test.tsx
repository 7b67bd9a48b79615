import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveStream } from '../../utils/ui/save-stream.ts';

const scope: typeof globalThis & { showSaveFilePicker?: unknown } = globalThis;
const picker = scope.showSaveFilePicker;

async function listFiles(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names;
}

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  for (const name of await listFiles()) await root.removeEntry(name);
});
afterEach(() => {
  scope.showSaveFilePicker = picker;
});

/** Never ends by itself; tells when it was told to. */
function endless(onCancel: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      controller.enqueue(new Uint8Array(1000));
    },
    cancel: onCancel,
  });
}

/** As the person would have chosen a place: a real file, of the browser's private file system. */
const chooseFile = async () => (await navigator.storage.getDirectory()).getFileHandle('chosen.zip', { create: true });

test.each([
  ['straight to the disk', chooseFile],
  ['through a download', undefined],
])('%s: cancelling ends the stream and leaves nothing behind', async (_name, choose) => {
  scope.showSaveFilePicker = choose;
  const onCancel = vi.fn();
  const controller = new AbortController();
  const saved = saveStream('a.zip', () => endless(onCancel), controller.signal);
  setTimeout(() => controller.abort(), 100);
  await expect(saved).rejects.toThrow();
  expect(onCancel).toHaveBeenCalledOnce();
  expect(await listFiles()).toEqual([]);
});

test('a stream that fails leaves nothing behind', async () => {
  for (const choose of [chooseFile, undefined]) {
    scope.showSaveFilePicker = choose;
    const failing = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.error(new Error('evidence-broken')),
      });
    await expect(saveStream('a.zip', failing, new AbortController().signal)).rejects.toThrow('evidence-broken');
    expect(await listFiles()).toEqual([]);
  }
});

test('choosing no place reads nothing', async () => {
  scope.showSaveFilePicker = () => Promise.reject(new DOMException('no', 'AbortError'));
  const open = vi.fn();
  expect(await saveStream('a.zip', open, new AbortController().signal)).toBeNull();
  expect(open).not.toHaveBeenCalled();
});

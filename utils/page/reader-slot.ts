/**
 * Where the reading part of an adapter meets the content script: it is a script of its own, injected when the first item
 * of a page is flagged. Both run in the extension's isolated world, whose globals no page can see or set.
 */
import { sendUntilAnswered } from '../messaging/send-message.ts';
import type { SiteReader } from '../sites/site-adapter.ts';

interface Slot {
  pantauAsnReader?: SiteReader;
}
const slot: typeof globalThis & Slot = globalThis;

/** Called by the injected script. */
export function provideReader(reader: SiteReader): void {
  slot.pantauAsnReader = reader;
}

/** The reader, if it is there already. */
export function loadedReader(): SiteReader | undefined {
  return slot.pantauAsnReader;
}

/** The reader; asks the background to inject it when it is not there. Throws when that does not work. */
export async function loadReader(): Promise<SiteReader> {
  if (!slot.pantauAsnReader) await sendUntilAnswered('reader/load', null);
  if (!slot.pantauAsnReader) throw new Error('The reader did not arrive.');
  return slot.pantauAsnReader;
}

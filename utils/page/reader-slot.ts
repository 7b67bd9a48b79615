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

/** Where the reader comes from. */
export interface ReaderSource {
  /** The reader, if it is there already. */
  loaded(): SiteReader | undefined;
  /** The reader, brought here if need be. Throws when that does not work. */
  load(): Promise<SiteReader>;
}

/** The reader of this site, injected by the background at the first need. */
export const injectedReader: ReaderSource = {
  loaded: () => slot.pantauAsnReader,
  load: async () => {
    if (!slot.pantauAsnReader) await sendUntilAnswered('reader/load', null);
    if (!slot.pantauAsnReader) throw new Error('The reader did not arrive.');
    return slot.pantauAsnReader;
  },
};

/** A reader that is here from the beginning. */
export const readyReader = (reader: SiteReader): ReaderSource => ({ loaded: () => reader, load: async () => reader });

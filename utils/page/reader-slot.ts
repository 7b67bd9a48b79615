/**
 * Where the reading part of an adapter meets the content script: it is a script of its own, injected when the first item
 * of a page is flagged, with all that flagging takes. Both run in the extension's isolated world, whose globals no page
 * can see or set.
 */
import { sendUntilAnswered } from '../messaging/send-message.ts';
import type { SiteReader } from '../sites/site-adapter.ts';
import type { FlagOutcome, FlagRequest } from './flag-item.ts';

/** What a page needs only when something in it is flagged. */
export interface Flagging {
  reader: SiteReader;
  flagItem(request: FlagRequest): Promise<FlagOutcome>;
}

export interface FlaggingSlot {
  pantauAsnFlagging?: Flagging;
}
const slot: typeof globalThis & FlaggingSlot = globalThis;

/** Where it comes from. */
export interface FlaggingSource {
  /** What is there already. */
  loaded(): Flagging | undefined;
  /** Brought here if need be. Throws when that does not work. */
  load(): Promise<Flagging>;
}

/** What belongs to this site, injected by the background at the first need. */
export const injectedFlagging: FlaggingSource = {
  loaded: () => slot.pantauAsnFlagging,
  load: async () => {
    if (!slot.pantauAsnFlagging) await sendUntilAnswered('reader/load', null);
    if (!slot.pantauAsnFlagging) throw new Error('The reader did not arrive.');
    return slot.pantauAsnFlagging;
  },
};

/** What an injected script brings to a page: see `reader-slot.ts`. */
import type { SiteReader } from '../sites/site-adapter.ts';
import { flagItem } from './flag-item.ts';
import type { FlaggingSlot, FlaggingSource } from './reader-slot.ts';

const slot: typeof globalThis & FlaggingSlot = globalThis;

/** Called by the injected script. */
export function provideFlagging(reader: SiteReader): void {
  slot.pantauAsnFlagging = { reader, flagItem };
}

/** For scripts that have it with them from the beginning. */
export function readyFlagging(reader: SiteReader): FlaggingSource {
  const flagging = { reader, flagItem };
  return { loaded: () => flagging, load: async () => flagging };
}

/** What an injected script brings to a page: see `reader-slot.ts`. */
import type { SiteReader } from '../sites/site-adapter.ts';
import { type CaptureKeeper, flagItem } from './flag-item.ts';
import type { Flagging, FlaggingSlot, FlaggingSource } from './reader-slot.ts';

const slot: typeof globalThis & FlaggingSlot = globalThis;

/** Called by the injected script. */
export function provideFlagging(reader: SiteReader): void {
  slot.pantauAsnFlagging = { reader, flagItem };
}

/** For scripts that have it with them from the beginning. */
export function readyFlagging(reader: SiteReader, keeper?: CaptureKeeper): FlaggingSource {
  const flagging: Flagging = { reader, flagItem: (request) => flagItem(request, keeper) };
  return { loaded: () => flagging, load: async () => flagging };
}

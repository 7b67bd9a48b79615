/**
 * Where all that flagging takes meets the content script: it is a script of its own, injected when a person is about to
 * flag the first item of a page. Both run in the extension's isolated world, whose globals no page can see or set.
 */
import { sendUntilAnswered } from '../messaging/send-message.ts';
import type { Flagging, PageSide } from './flagging.ts';

export type MakeFlagging = (side: PageSide) => Flagging;

export interface FlaggingSlot {
  pantauAsnFlagging?: MakeFlagging;
}
const slot: typeof globalThis & FlaggingSlot = globalThis;

/** What belongs to this site, injected by the background at the first need. Throws when that does not work. */
export async function loadFlagging(): Promise<MakeFlagging> {
  if (!slot.pantauAsnFlagging) await sendUntilAnswered('reader/load', null);
  if (!slot.pantauAsnFlagging) throw new Error('The reader did not arrive.');
  return slot.pantauAsnFlagging;
}

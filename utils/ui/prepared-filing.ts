/** The finding that the person wants to fill into a channel's form next. Kept across tabs; forgotten with the browser. */
import { browser } from '../platform/native-browser.ts';

const KEY = 'preparedFiling';

export interface PreparedFiling {
  findingId: string;
  channelId: string;
}

export async function setPrepared(prepared: PreparedFiling): Promise<void> {
  await browser.storage.session.set({ [KEY]: prepared });
}

export async function getPrepared(): Promise<PreparedFiling | null> {
  const value: unknown = (await browser.storage.session.get(KEY))[KEY];
  if (typeof value !== 'object' || value === null || !('findingId' in value) || !('channelId' in value)) return null;
  const { findingId, channelId } = value;
  return typeof findingId === 'string' && typeof channelId === 'string' ? { findingId, channelId } : null;
}

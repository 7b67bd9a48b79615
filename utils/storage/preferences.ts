/** What the person chose about this device, with what holds where nothing was chosen. */
import type { LinkUse, PreferenceRow } from './database.ts';

/** Reads one; the table itself, or a page's query. */
export interface Preferences {
  get(key: PreferenceRow['key']): PromiseLike<PreferenceRow | undefined>;
}

/** Days after the receipt that a sent finding stays on this device; null: until it is deleted. */
export async function readRetention(preferences: Preferences): Promise<number | null> {
  const row = await preferences.get('retention');
  return row?.key === 'retention' ? row.days : null;
}

/** How much the link may be used; `auto` where nothing was chosen. */
export async function readLinkUse(preferences: Preferences): Promise<LinkUse> {
  const row = await preferences.get('link');
  return row?.key === 'link' ? row.use : 'auto';
}

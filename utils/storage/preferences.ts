/** What the person chose about this device, with what holds where nothing was chosen. */
import type { Database, LinkUse } from './database.ts';

type Preferences = Database['preferences'];

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

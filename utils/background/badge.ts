/** The number on the toolbar icon: findings that wait for review or for sending. */
import { liveQuery } from 'dexie';
import { browser } from '../platform/browser.ts';
import type { Database } from '../storage/database.ts';

/** Keeps the badge right for as long as the worker lives; the next worker starts it again. */
export function keepBadge(database: Database): void {
  void browser.action.setBadgeBackgroundColor({ color: '#3d4f66' });
  liveQuery(() => database.findings.where('queue').anyOf('review', 'outgoing').count()).subscribe({
    next: (count) =>
      void browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) }),
    error: (error) => console.error('The badge cannot be counted', error),
  });
}

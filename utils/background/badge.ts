/** The number on the toolbar icon: findings that wait for review or for sending. */
import { browser } from '../platform/browser.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';

/** Keeps the badge right for as long as the worker lives; the next worker starts it again. */
export function keepBadge(queries: QueueQueries): void {
  void browser.action.setBadgeBackgroundColor({ color: '#3d4f66' });
  queries.watchWaiting((count) => {
    void browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
  });
}

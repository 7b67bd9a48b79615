/** The toolbar icon: how many findings wait for review or for sending, and whether a deadline is near. */
import { browser } from '../platform/browser.ts';
import type { Database } from '../storage/database.ts';
import { watchWaiting } from '../storage/watch-waiting.ts';

const QUIET = '#3d4f66';
const URGENT = '#8a3a12';

/**
 * Keeps the badge right for as long as the worker lives; the next worker starts it again. `describe` says in words what
 * the mark means: a colour alone is not seen by everybody.
 */
export function keepBadge(database: Database, describe: (dueSoon: number) => Promise<string>): void {
  watchWaiting(database, ({ count, dueSoon }) => {
    const text = count === 0 ? '' : count > 999 ? '999+' : String(count);
    void browser.action.setBadgeBackgroundColor({ color: dueSoon > 0 ? URGENT : QUIET });
    void browser.action.setBadgeText({ text: dueSoon > 0 ? `${text.slice(0, 3)}!` : text });
    void describe(dueSoon).then((title) => browser.action.setTitle({ title }));
  });
}

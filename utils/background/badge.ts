/** The toolbar icon: how many findings wait for review or for sending, and whether a deadline is near. */
import { ICON_TEXTS } from '../i18n/icon-texts.ts';
import { getLanguage } from '../i18n/language.ts';
import { browser } from '../platform/browser.ts';
import type { Database } from '../storage/database.ts';
import { watchWaiting } from '../storage/waiting-queries.ts';

const QUIET = '#3d4f66';
const URGENT = '#8a3a12';

/** What the mark means, in words: a colour alone is not seen by everybody. */
async function describe(dueSoon: number): Promise<string> {
  const { dueSoon: say } = ICON_TEXTS[await getLanguage()];
  return dueSoon > 0 ? `Pantau ASN: ${say(dueSoon)}` : 'Pantau ASN';
}

/** Keeps the badge right until what it returns is called, or the worker ends; the next one starts it again. */
function keepBadge(database: Database): () => void {
  let shown: { text: string; color: string; dueSoon: number } | null = null;
  return watchWaiting(database, ({ count, dueSoon }) => {
    const number = count === 0 ? '' : count > 999 ? '999+' : String(count);
    const text = dueSoon > 0 ? `${number.slice(0, 3)}!` : number;
    const color = dueSoon > 0 ? URGENT : QUIET;
    const before = shown;
    shown = { text, color, dueSoon };
    // Each is a call to the browser, and while much is sent the numbers change all the time.
    if (before?.color !== color) void browser.action.setBadgeBackgroundColor({ color });
    if (before?.text !== text) void browser.action.setBadgeText({ text });
    if (before?.dueSoon !== dueSoon) void describe(dueSoon).then((title) => browser.action.setTitle({ title }));
  });
}

/** Returns what draws the badge anew: what it may tell is another thing while it is locked. */
export function createBadge(database: Database): () => void {
  let hide = () => {};
  return () => {
    hide();
    hide = keepBadge(database);
  };
}

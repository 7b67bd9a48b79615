/**
 * What the person, or their organisation, chose about pages: kept in `storage.local`, which content scripts can read.
 * What an organisation sets (see `policy.ts`) wins; the background copies it here, where every context finds it.
 */
import { browser } from './native-browser.ts';
import { NO_POLICY, type Policy, readPolicy } from './policy.ts';

export interface PagePreferences {
  /** Where the action does not appear: an adapter's id (`facebook`, `news`) or a host, with everything below it. */
  sitesOff: readonly string[];
  /** Ask before anything is kept. */
  askFirst: boolean;
  /** Photograph what is in view only, and never scroll. */
  visibleOnly: boolean;
}

export interface Settings {
  /** As it is in force. */
  page: PagePreferences;
  policy: Policy;
}

const PREFERENCES = 'preferences';
const POLICY = 'policy';

const DEFAULTS: PagePreferences = { sitesOff: [], askFirst: false, visibleOnly: false };

/** Both were written below, of this shape: nobody else can write here, and content scripts pay for every check. */
function settle(stored: Record<string, unknown>): Settings {
  const page = { ...DEFAULTS, ...(stored[PREFERENCES] as Partial<PagePreferences> | undefined) };
  const policy = { ...NO_POLICY, ...(stored[POLICY] as Partial<Policy> | undefined) };
  return { page: { ...page, sitesOff: policy.sitesOff ?? page.sitesOff }, policy };
}

export async function getSettings(): Promise<Settings> {
  return settle(await browser.storage.local.get([PREFERENCES, POLICY]));
}

/** Calls back on every change, in every context. Returns what ends it. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && (PREFERENCES in changes || POLICY in changes)) void getSettings().then(onChange);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** One after the other: of two that read at once, the second would undo the first. */
export async function savePreferences(change: Partial<PagePreferences>): Promise<void> {
  await navigator.locks.request('pantau-asn-preferences', async () => {
    const { [PREFERENCES]: own } = await browser.storage.local.get(PREFERENCES);
    await browser.storage.local.set({ [PREFERENCES]: { ...Object(own), ...change } });
  });
}

/** Puts what the organisation set where every context finds it. Resolves with it. */
export async function copyPolicy(): Promise<Policy> {
  // Firefox refuses where there is none.
  const managed = await browser.storage.managed.get().catch(() => ({}));
  const policy = readPolicy(managed);
  await browser.storage.local.set({ [POLICY]: policy });
  return policy;
}

/** Calls back when the organisation changes what it set. */
export function watchPolicy(onChange: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') onChange();
  });
}

/** Whether the action appears on a page of this host, for the adapter with this id. */
export function isSiteOn({ sitesOff }: PagePreferences, id: string, hostname: string): boolean {
  return !sitesOff.some((off) => off === id || hostname === off || hostname.endsWith(`.${off}`));
}

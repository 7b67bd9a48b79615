/**
 * What an organisation can set for its devices (`storage.managed`): in Chrome and Edge by policy, in Firefox by
 * `policies.json`. `public/managed-schema.json` describes the same to Chrome.
 */

export interface Policy {
  /** The only backend that devices may join, without a slash at its end; invite codes are taken to it. Null: any. */
  backendUrl: string | null;
  /** Null: the person's choice. */
  language: 'id' | 'en' | null;
  /** Days after the receipt that a sent finding stays on the device. Null: the person's choice. */
  retentionDays: number | null;
  /** Where the action does not appear, as in `PagePreferences`. Null: the person's choice. */
  sitesOff: readonly string[] | null;
}

export const NO_POLICY: Policy = { backendUrl: null, language: null, retentionDays: null, sitesOff: null };

const MOST_DAYS = 3650;
const HOST = /^[a-z0-9.-]{1,253}$/;

/** An https address, or one of this machine; null for anything else. */
function readBackend(value: unknown): string | null {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (!url || url.username || url.password || url.search || url.hash) return null;
  const isLoopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return null;
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

/** Whatever was written there: what is not of the right shape counts as not set. */
export function readPolicy(value: unknown): Policy {
  const { backendUrl, language, retentionDays, sitesOff }: Record<string, unknown> = Object(value);
  const days = Number.isInteger(retentionDays) ? Number(retentionDays) : 0;
  return {
    backendUrl: readBackend(backendUrl),
    language: language === 'id' || language === 'en' ? language : null,
    retentionDays: days >= 1 && days <= MOST_DAYS ? days : null,
    sitesOff: Array.isArray(sitesOff)
      ? sitesOff.filter((entry): entry is string => typeof entry === 'string' && HOST.test(entry)).slice(0, 500)
      : null,
  };
}

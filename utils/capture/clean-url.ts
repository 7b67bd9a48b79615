/**
 * Addresses without what tells about the reader: tracking parameters, session ids, credentials, fragment.
 * Pure and idempotent. What only one site uses (Facebook's viewer parameters, AMP variants) is that site's own matter.
 */

/** Longest address that is kept, in UTF-16 code units: as in the contract. */
const MAX_LENGTH = 4000;

/**
 * Parameters that are dropped on any page, by whole name in lower case.
 * Sources: the publishers' own documentation of campaign and click ids (Google, Meta, Microsoft, X, TikTok, Mailchimp, HubSpot,
 * Marketo, Matomo, AMP), and names that carry a session or a person.
 */
const DROPPED = new RegExp(
  `^(?:${[
    // Campaigns and clicks.
    '(?:utm|pk|mtm|hsa|at|vero|amp|fb|ref)_.*|[a-z]{0,4}clid|gbraid|wbraid|gclsrc|s_kwcid|ncid|cmpid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|_ga|_gl|usqp|aoh|spm|xtor',
    // Where the reader came from, and the apps that add it.
    'ref|refid|refsrc|referr?er|__.*|_rd[rc]|mibextid|sfnsn|idorvanity|igsh|igshid|feature|share_?from|from_?share|shared?_via',
    // Sessions, secrets and persons.
    '(?:php|j|asp)sessionid.*|phpsessid|s(?:ess|ession)_?(?:id|key|token)?|(?:access|id|auth|csrf|xsrf)?_?token|auth|e-?mail|otp|sig(?:nature)?',
  ].join('|')})$`,
  'i',
);

/** `name` is about the reader, not about the page. */
export function isTrackingParameter(name: string): boolean {
  // Facebook writes `__cft__[0]`: what counts is the name before the bracket.
  return DROPPED.test(name.split('[', 1)[0] ?? name);
}

/**
 * `url` (relative to `base`, if given) without fragment, credentials and tracking parameters; the other parameters are kept
 * as they are written. Null for what is no http(s) address or is too long.
 */
export function cleanUrl(url: string | URL, base?: string | URL): string | null {
  if (typeof url === 'string' && (url.length > MAX_LENGTH * 4 || !url.trim())) return null;
  let parsed: URL;
  try {
    parsed = new URL(typeof url === 'string' ? url.trim() : url.href, base);
  } catch {
    return null;
  }
  if ((parsed.protocol !== 'https:' && parsed.protocol !== 'http:') || !parsed.hostname) return null;
  parsed.username = '';
  parsed.password = '';
  parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(/(?:;(?:jsessionid|phpsessid|sid)=[^/;]*)+/gi, '');
  parsed.search = keepParameters(parsed.search, (name, value) => {
    // Old forums carry the session in `sid`, old news systems the number of the story.
    if (name.toLowerCase() === 'sid') return /^\d{1,12}$/.test(value);
    return !isTrackingParameter(name);
  });
  return parsed.href.length <= MAX_LENGTH ? parsed.href : null;
}

/** The query `search` (with or without `?`) with only the parameters that `keep` accepts, unchanged and in order. */
export function keepParameters(search: string, keep: (name: string, value: string) => boolean): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => {
      if (part === '') return false;
      const [name, ...value] = part.split('=');
      return keep(decodeName(name ?? ''), value.join('='));
    });
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

function decodeName(written: string): string {
  const name = written.replaceAll('+', ' ');
  try {
    return decodeURIComponent(name).trim();
  } catch {
    return name.trim();
  }
}

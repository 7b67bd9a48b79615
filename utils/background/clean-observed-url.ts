/** The address bar's address without what tells about the volunteer. */
import { cleanUrl } from '../capture/clean-url.ts';
import { cleanFacebookUrl } from '../sites/facebook/urls.ts';

/** Never null: what cannot be cleaned further is origin and path. */
export function cleanObservedUrl(url: string): string {
  const { origin, pathname, hostname } = new URL(url);
  const cleaned = /(^|\.)facebook\.com$/.test(hostname) ? cleanFacebookUrl(url) : cleanUrl(url);
  return (cleaned ?? origin + pathname).slice(0, 4096);
}

/**
 * Serves practice pages and saved pages under the real host names, without a network: requests never leave the browser.
 * Everything that is not served is refused, so that a test can never reach the internet.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const PRACTICE = join(import.meta.dirname, '../practice');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Answer {
  contentType: string;
  body: string;
}

/** Practice article: the address that its own canonical link names. */
export const PRACTICE_NEWS_ORIGIN = 'https://surabaya.kompas.com';
/** Practice form: shaped like the public complaint form, at that form's address. */
export const PRACTICE_LAPOR = 'https://www.lapor.go.id/';
export const PRACTICE_FEED = 'https://www.facebook.com/';

function answerFrom(folder: string, pathname: string, fallback: string): Answer {
  // A page's own files are under /practice/SITE/, whatever the path under which the page itself is shown.
  const path = normalize(pathname.replace(`/practice/${folder}/`, '/')).replace(/^[/\\]+/, '');
  const type = TYPES[extname(path)];
  const file = type && existsSync(join(PRACTICE, folder, path)) ? path : fallback;
  return { contentType: TYPES[extname(file)] ?? 'text/html', body: readFileSync(join(PRACTICE, folder, file), 'utf8') };
}

/** What the practice network answers for an address; null where it has nothing. */
export function answerPractice(address: string): Answer | null {
  const { hostname, pathname } = new URL(address);
  if (hostname === 'www.facebook.com') return answerFrom('facebook', pathname, 'feed.html');
  if (hostname === new URL(PRACTICE_NEWS_ORIGIN).hostname)
    return answerFrom('news', pathname, pathname.startsWith('/read/') ? 'article.html' : 'index.html');
  if (hostname === new URL(PRACTICE_LAPOR).hostname) return answerFrom('lapor', pathname, 'index.html');
  return null;
}

/** Address of the practice article, read from its canonical link. */
export function practiceArticleUrl(): string {
  const html = readFileSync(join(PRACTICE, 'news/article.html'), 'utf8');
  const [, href] = /<link[^>]+rel="canonical"[^>]+href="([^"]+)"/.exec(html) ?? [];
  if (!href) throw new Error('The practice article has no canonical link.');
  return href;
}

/** What `npm run new:publisher` writes, as texts. Pure. */

/** A publisher as a person names it. `host` has no `www.`; it stands for everything below it. */
export interface NewPublisher {
  name: string;
  host: string;
}

/** Why a name or host cannot be used, for the person; null when they can. */
export function findProblem({ name, host }: NewPublisher, known: (host: string) => string | null): string | null {
  if (!/^\S(?:.*\S)?$/.test(name) || name.length > 60 || /[`\n]/.test(name))
    return 'The name is one line of at most 60 letters.';
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host) || host.startsWith('www.'))
    return 'The host is the site without https:// and www., such as beritacontoh.com.';
  const owner = known(host);
  return owner && `${host} belongs to ${owner} already: its pages have the action.`;
}

/** The source of hosts.ts with one more line in its list. Throws when the list is not where it was. */
export function addPublisher(source: string, { name, host }: NewPublisher): string {
  const added = source.replace(/(const PUBLISHERS = `[^`]*)`;/, (_all, list: string) => `${list}\n${host} ${name}\`;`);
  if (added === source) throw new Error('The list of publishers was not found in hosts.ts.');
  return added;
}

/** File name of a publisher's fixture, without its ending. */
export const slugOf = ({ host }: NewPublisher): string => host.replaceAll('.', '-');

/** A fixture in a common shape, with invented content and what must be read from it: to be changed to the site's own shape. */
export function renderFixture({ name, host }: NewPublisher): string {
  const url = `https://www.${host}/2026/11/20/camat-contoh-diduga-hadiri-deklarasi`;
  return `/** ${name}: the shape of its pages, with invented content. Change it to what you see there. */
import type { NewsFixture } from '../articles.ts';
import { BODY, ld, P1, pageOf } from '../parts.ts';

const URL = '${url}';
const HEADLINE = 'Camat Contoh Diduga Hadiri Deklarasi';

export const fixture: NewsFixture = {
  name: '${name.replaceAll("'", '’')}',
  url: URL,
  html: pageOf(
    \`<title>\${HEADLINE} - ${name}</title><link rel="canonical" href="\${URL}">
<meta property="og:type" content="article"><meta property="og:title" content="\${HEADLINE}"><meta property="og:site_name" content="${name}">
\${ld({ '@type': 'NewsArticle', headline: HEADLINE, datePublished: '2026-11-20T19:16:00+07:00', author: { '@type': 'Person', name: 'Ratri Ibarat' } })}\`,
    \`<article><h1>\${HEADLINE}</h1><div>Ratri Ibarat</div><div>Jumat, 20 November 2026 19:16 WIB</div><div class="content">\${BODY}</div></article>\`,
  ),
  expect: {
    headline: HEADLINE,
    canonicalUrl: URL,
    publishedAt: '2026-11-20T19:16:00+07:00',
    modifiedAt: null,
    byline: ['Ratri Ibarat'],
    editors: [],
    publisher: '${name.replaceAll("'", "\\'")}',
    section: null,
    textStart: P1,
    language: 'id',
    warnings: [],
  },
};
`;
}

/** A ground truth for one saved page, to be filled in with what a reader sees. */
export function renderGroundTruth({ host }: NewPublisher): string {
  const article = {
    headline: 'FILL IN',
    canonicalUrl: 'FILL IN',
    publishedAt: '2026-11-20T19:16+07:00',
    publishedRaw: 'FILL IN',
    modifiedAt: null,
    byline: ['FILL IN'],
    editor: null,
    publisher: 'FILL IN',
    section: null,
    textStart: 'FILL IN',
    language: 'id',
  };
  const page = {
    file: 'article.html',
    url: `https://www.${host}/FILL-IN`,
    kind: 'news-article',
    language: 'id',
    rendered: true,
    note: '',
    expect: { action: 'article', article },
  };
  return `${JSON.stringify({ format: 1, pages: [page] }, null, 2)}\n`;
}

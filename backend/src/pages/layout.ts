/** The frame of the coordinator's pages: plain HTML, one style, no script. Everything that devices sent is escaped. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { rootOf } from './address.ts';
import type { PageTexts } from './texts.ts';

/** Escaped HTML, as `html` makes it. */
export type Html = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; }
th, td { text-align: start; padding: .4rem .6rem .4rem 0; vertical-align: top; border-block-end: 1px solid #8886; overflow-wrap: break-word; }
.figures { max-width: 36rem; }
.figures td + td { width: 4.5rem; text-align: end; font-variant-numeric: tabular-nums; }
@media (max-width: 30rem) { table { font-size: .875rem; } th, td { padding-inline-end: .3rem; } }
form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin-block: 1rem; }
label { display: grid; gap: .25rem; }
select, input, textarea, button { font: inherit; padding: .4rem .5rem; min-height: 2.75rem; box-sizing: border-box; }
.filter { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr)); }
.filter .wide { grid-column: 1 / -1; }
select, input, textarea { max-width: 100%; }
label { min-width: 0; }
.filter select, .filter input { width: 100%; min-width: 0; }
form > a { line-height: 2.75rem; }
dt { font-weight: 600; } dd { margin: 0 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
img { max-width: 100%; border: 1px solid #8886; }
`;

const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
const POLICY = `default-src 'none'; style-src ${STYLE_HASH}; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A whole page as a response. */
export async function pageResponse(request: Request, texts: PageTexts, title: string, body: Html): Promise<Response> {
  const root = rootOf(request);
  const page = await html`<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} – Pantau ASN</title><style>${raw(STYLE)}</style></head>
<body><header><a href="${root}koordinator">${texts.findings}</a> · <a href="${root}koordinator/rekap">${texts.recap}</a> · ${texts.suspected}</header><main><h1>${title}</h1>${body}</main></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
  return new Response(String(page), { headers });
}

/** Cross-origin rules: browser extensions may read the answers, web pages never. */

/** Origins as Chromium and Firefox make them for an extension's own pages and its background. */
const EXTENSION_ORIGIN =
  /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Preflights of a request from a public page to a private or local address; the name changed over time. */
const LOCAL_ACCESS = ['private-network', 'local-network'];

/** Whether the request is a CORS preflight. */
export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
}

/** The headers for a response to this request; for an origin that is no extension they allow nothing. */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('origin');
  const vary = { vary: 'Origin' };
  if (origin === null || !EXTENSION_ORIGIN.test(origin)) return vary;
  const headers: Record<string, string> = {
    ...vary,
    'access-control-allow-origin': origin,
    'access-control-expose-headers':
      'Date, ETag, Location, Retry-After, Tus-Resumable, Tus-Version, Upload-Length, Upload-Offset',
  };
  if (!isPreflight(request)) return headers;
  headers['access-control-allow-methods'] = 'GET, HEAD, POST, PUT, PATCH';
  headers['access-control-allow-headers'] =
    'Authorization, Content-Digest, Content-Type, If-None-Match, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset';
  headers['access-control-max-age'] = '600';
  for (const name of LOCAL_ACCESS) {
    if (request.headers.get(`access-control-request-${name}`) === 'true') {
      headers[`access-control-allow-${name}`] = 'true';
    }
  }
  return headers;
}

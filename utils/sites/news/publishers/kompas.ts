import type { PublisherRules } from './publisher-rules.ts';

/** Kompas.com. Seen 2015, 2016, 2023. */
export const kompas: PublisherRules = {
  host: 'kompas.com',
  foldUrl(url) {
    // amp.kompas.com/money/read/… is money.kompas.com/read/…
    const found = /^\/([a-z-]+)(\/read\/.*)$/.exec(url.pathname);
    if (url.hostname !== 'amp.kompas.com' || !found?.[1] || !found[2]) return;
    url.hostname = `${found[1]}.kompas.com`;
    url.pathname = found[2];
  },
};

import type { PublisherRules } from './publisher-rules.ts';

/** Tempo. Seen 2015: "DINI CONTOH" is the last line of the text, and no other layer names the writer. */
export const tempo: PublisherRules = { host: 'tempo.co', closingByline: true };

/** By what a finding is looked up: its region, its code, and words of who and where it is about and under which number. */
import { type RawBuilder, sql } from 'kysely';
import type { Finding } from '../../../utils/contract/finding.ts';

/** More words than this do not make a finding easier to find. */
const MOST_WORDS = 80;
/** Words of one question: further ones are not looked at. */
const MOST_ASKED = 8;

/** As they are compared: lower case, without accents, letters and digits alone. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 0 && word.length <= 100),
  ),
];

/** The part of a record that is looked at; older ones lack some of it. */
type Looked = Partial<Pick<Finding, 'chosenCode'>> & {
  reported?: Partial<Finding['reported']>;
  filings?: readonly Pick<Finding['filings'][number], 'ticket'>[];
};

/** The columns that a finding is found by. Its narrative is not among them. */
export function lookUpFields({ reported = {}, chosenCode, filings = [] }: Looked): {
  regionId: string | null;
  code: string | null;
  words: string[];
} {
  const { name, account, position, agency, parentAgency, region, regionId } = reported;
  const texts = [name, account, position, agency, parentAgency, region, chosenCode];
  const words = wordsOf([...texts, ...filings.map(({ ticket }) => ticket)].filter(Boolean).join(' '));
  return { regionId: regionId ?? null, code: chosenCode ?? null, words: words.slice(0, MOST_WORDS) };
}

/** The column of words. */
export const toVector = (words: readonly string[]): RawBuilder<string> =>
  sql<string>`array_to_tsvector(${words}::text[])`;

/** What asks for findings in which every word of a text begins a word; null where the text has none. */
export function toQuery(text: string): RawBuilder<unknown> | null {
  const asked = wordsOf(text).slice(0, MOST_ASKED);
  if (asked.length === 0) return null;
  // Letters and digits alone: nothing that means something to a query.
  return sql`${asked.map((word) => `'${word}':*`).join(' & ')}::tsquery`;
}

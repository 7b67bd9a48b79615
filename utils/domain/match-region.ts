/** Which region words mean. Seven names stand for a regency *and* a city: those are never decided here. */
import type { Region } from '../contract/reference.ts';

export type RegionAnswer = { state: 'none' } | { state: 'one'; region: Region } | { state: 'ask'; regions: Region[] };

/** A kecamatan, kelurahan or desa may bear the name of another region (Jombang in Jember): it is taken out first. */
const SMALLER = /\b(?:kec(?:amatan)?|kel(?:urahan)?|desa|dusun)\b\.?\s+[a-z'’-]+/g;
const KIND = String.raw`(?:(kab(?:upaten)?|pemkab|bupati|kota|pemkot|wali\s?kota)\b\.?\s+)?`;

const normalise = (words: string) => words.toLowerCase().normalize('NFKD').replace(/\s+/g, ' ');

const kindOf = (word: string): Region['kind'] => (/^(?:kota|pemkot|wali)/.test(word) ? 'city' : 'regency');

/** Reads an agency's or a place's name. `ask` where the words fit more than one region. */
export function matchRegion(words: string, regions: readonly Region[]): RegionAnswer {
  const text = normalise(words).replace(SMALLER, ' ');
  const sure = new Map<string, Region>();
  const possible = new Map<string, Region>();
  for (const region of regions) {
    if (region.kind !== 'regency' && region.kind !== 'city') continue;
    for (const [, kind] of text.matchAll(new RegExp(`${KIND}\\b${normalise(region.name)}\\b`, 'g'))) {
      if (kind === undefined) possible.set(region.id, region);
      else if (kindOf(kind) === region.kind) sure.set(region.id, region);
    }
  }
  if (sure.size === 0 && possible.size === 0) {
    if (!/\b(?:pemprov|provinsi|prov\.?)\b.*\bjawa timur\b|\bpemprov jatim\b|\bprovinsi jatim\b/.test(text))
      return { state: 'none' };
    const province = regions.find(({ kind }) => kind === 'province');
    return province ? { state: 'one', region: province } : { state: 'none' };
  }
  const found = [...(sure.size > 0 ? sure : possible).values()];
  const [only] = found;
  return found.length === 1 && only ? { state: 'one', region: only } : { state: 'ask', regions: found };
}

/** For a picker: regions whose name or label has the words, those that begin with them first. Labels say Kab. or Kota. */
export function searchRegions(words: string, regions: readonly Region[]): Region[] {
  const query = normalise(words).trim();
  if (query === '') return [...regions];
  const fits = (region: Region) => normalise(`${region.label.id} ${region.label.en} ${region.id}`).includes(query);
  const begins = (region: Region) => (normalise(region.name).startsWith(query) ? 0 : 1);
  return regions.filter(fits).toSorted((one, other) => begins(one) - begins(other));
}

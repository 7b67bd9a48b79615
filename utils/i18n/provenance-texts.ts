/** Where the fields of a capture come from, in words; loaded with the review of a finding. */
import type { Source } from '../contract/capture.ts';
import type { Language } from './language.ts';

export interface ProvenanceTexts {
  title: string;
  allAgree: string;
  disagree: (count: number) => string;
  /** Field paths that layers are compared for, or that a reviewer asks about. */
  field: Record<string, string>;
  source: Record<Source, string>;
  from: (source: string) => string;
  same: (sources: string) => string;
  only: string;
  other: (source: string) => string;
}

const id: ProvenanceTexts = {
  title: 'Asal data',
  allAgree: 'semua sumber sepakat',
  disagree: (count) => `${count} isian berbeda antar sumber`,
  field: {
    'metadata.headline': 'Judul',
    permalink: 'Tautan',
    'metadata.canonicalUrl': 'Alamat resmi',
    publishedAt: 'Waktu terbit',
    'metadata.modifiedAt': 'Waktu diubah',
    'metadata.byline': 'Penulis',
    'author.name': 'Nama penulis',
    'metadata.editors': 'Editor',
    'metadata.publisher': 'Penerbit',
    'metadata.section': 'Rubrik',
    'metadata.origin': 'Sumber asli',
    text: 'Isi',
  },
  source: {
    'json-ld': 'JSON-LD',
    'embedded-json': 'data halaman',
    'open-graph': 'OpenGraph',
    meta: 'meta',
    microdata: 'microdata',
    dom: 'tampilan halaman',
    label: 'tulisan di halaman',
    url: 'alamat',
    selection: 'pilihan Anda',
    statement: 'pernyataan pencatat',
    inferred: 'disimpulkan',
  },
  from: (source) => `dari ${source}`,
  same: (sources) => `sama di: ${sources}`,
  only: 'hanya satu sumber',
  other: (source) => `berbeda di ${source}`,
};

const en: ProvenanceTexts = {
  title: 'Where it comes from',
  allAgree: 'all sources agree',
  disagree: (count) => `sources differ in ${count} ${count === 1 ? 'field' : 'fields'}`,
  field: {
    'metadata.headline': 'Headline',
    permalink: 'Link',
    'metadata.canonicalUrl': 'Canonical address',
    publishedAt: 'Published',
    'metadata.modifiedAt': 'Changed',
    'metadata.byline': 'Byline',
    'author.name': 'Author’s name',
    'metadata.editors': 'Editors',
    'metadata.publisher': 'Publisher',
    'metadata.section': 'Section',
    'metadata.origin': 'Original',
    text: 'Text',
  },
  source: {
    'json-ld': 'JSON-LD',
    'embedded-json': 'the page’s data',
    'open-graph': 'OpenGraph',
    meta: 'meta',
    microdata: 'microdata',
    dom: 'the visible page',
    label: 'words on the page',
    url: 'the address',
    selection: 'your selection',
    statement: 'the observer’s words',
    inferred: 'concluded',
  },
  from: (source) => `from ${source}`,
  same: (sources) => `the same in: ${sources}`,
  only: 'one source only',
  other: (source) => `differs in ${source}`,
};

export const PROVENANCE_TEXTS: Record<Language, ProvenanceTexts> = { id, en };

/**
 * Whose civil servant somebody is: the agency that appoints (PPK) and so can sanction. General knowledge of who runs
 * which kind of school and office; a proposal that a person confirms.
 */
import type { Region } from '../contract/reference.ts';

export type ParentKind = 'region' | 'province' | 'religion' | 'higher-education' | 'ministry';

export interface Routing {
  kind: ParentKind;
  /** Name of the parent agency, in Indonesian. */
  parent: string;
  /** Only where something has to be looked at: a private university employs civil servants only on loan. */
  caution: 'private-university' | 'autonomous-university' | null;
}

const PROVINCE = 'Pemerintah Provinsi Jawa Timur';

/** First that fits. */
const RULES: { pattern: RegExp; kind: ParentKind; parent: string | null; caution?: Routing['caution'] }[] = [
  {
    pattern: /\b(?:madrasah|min|mtsn?|man|kua|uin|iain|stain|kemenag|kementerian agama)\b/,
    kind: 'religion',
    parent: 'Kementerian Agama',
  },
  {
    pattern: /\b(?:pts|universitas swasta|sekolah tinggi swasta|lldikti|dpk)\b/,
    kind: 'higher-education',
    parent: 'Kementerian Pendidikan Tinggi, Sains, dan Teknologi',
    caution: 'private-university',
  },
  {
    pattern:
      /\b(?:universitas airlangga|unair|its|institut teknologi sepuluh nopember|universitas brawijaya|universitas negeri malang|universitas negeri surabaya|ptn-?bh)\b/,
    kind: 'higher-education',
    parent: 'Kementerian Pendidikan Tinggi, Sains, dan Teknologi',
    caution: 'autonomous-university',
  },
  {
    pattern: /\b(?:dosen|universitas|politeknik|institut|kampus|ptn)\b/,
    kind: 'higher-education',
    parent: 'Kementerian Pendidikan Tinggi, Sains, dan Teknologi',
  },
  { pattern: /\b(?:sma|smk|slb|sman|smkn|slbn|sman?\d+|smkn?\d+)\b/, kind: 'province', parent: PROVINCE },
  { pattern: /\b(?:rutan|lapas|bapas)\b/, kind: 'ministry', parent: 'Kementerian Imigrasi dan Pemasyarakatan' },
  { pattern: /\bimigrasi\b/, kind: 'ministry', parent: 'Kementerian Imigrasi dan Pemasyarakatan' },
  { pattern: /\b(?:bpn|pertanahan|atr)\b/, kind: 'ministry', parent: 'Kementerian ATR/BPN' },
  { pattern: /\b(?:pajak|kpp|bea cukai|kppn)\b/, kind: 'ministry', parent: 'Kementerian Keuangan' },
  { pattern: /\b(?:pengadilan|mahkamah)\b/, kind: 'ministry', parent: 'Mahkamah Agung' },
  { pattern: /\bkejaksaan\b/, kind: 'ministry', parent: 'Kejaksaan Agung' },
  { pattern: /\bbps\b|badan pusat statistik/, kind: 'ministry', parent: 'Badan Pusat Statistik' },
  { pattern: /\b(?:pemprov|provinsi|gubernuran|setdaprov)\b/, kind: 'province', parent: PROVINCE },
  {
    pattern:
      /\b(?:guru|sd|sdn|smp|smpn|tk|paud|puskesmas|kecamatan|camat|kelurahan|lurah|dinas|badan|satpol|sekda|setda|bagian|rsud|pemkab|pemkot|opd|kantor)\b/,
    kind: 'region',
    parent: null,
  },
];

/** Null where the words say nothing about it. `region` is the picked one: without it a regional office has no name. */
export function routeAgency(position: string | null, agency: string | null, region: Region | null): Routing | null {
  const words = `${agency ?? ''} ${position ?? ''}`.toLowerCase().replace(/\s+/g, ' ');
  for (const { pattern, kind, parent, caution = null } of RULES) {
    if (!pattern.test(words)) continue;
    if (parent !== null) return { kind, parent, caution };
    if (region?.kind === 'province') return { kind: 'province', parent: PROVINCE, caution };
    if (region?.kind === 'regency') return { kind, parent: `Pemerintah Kabupaten ${region.name}`, caution };
    if (region?.kind === 'city') return { kind, parent: `Pemerintah Kota ${region.name}`, caution };
    return null;
  }
  return null;
}

/** Flags, kinds of employment, groups of positions. */
import type { Certainty, ListEntry } from '../../contract/reference.ts';

type Row = [id: string, indonesian: string, english: string, note?: [string, string]];

const list = (source: string, certainty: Certainty, rows: Row[]): ListEntry[] =>
  rows.map(([id, label, en, note]) => ({
    id,
    label: { id: label, en },
    source,
    validFrom: null,
    validTo: null,
    certainty,
    note: note ? { id: note[0], en: note[1] } : null,
  }));

/** Said of a finding besides its code; never alone. */
export const FLAGS = list('UU 7/2017; UU 10/2016; PP 94/2021', 'reported', [
  [
    'FLAG-PIDANA-280',
    'Dugaan ikut tim kampanye (UU 7/2017 Pasal 280)',
    'Suspected member of a campaign team (Law 7/2017, article 280)',
    ['Kewenangan Bawaslu/Gakkumdu.', 'A matter for Bawaslu.'],
  ],
  [
    'FLAG-PIDANA-71',
    'Dugaan keputusan pejabat yang menguntungkan/merugikan calon (Pilkada, Pasal 71)',
    'Suspected decision of an official that favours or harms a candidate (article 71)',
    ['Kewenangan Bawaslu/Gakkumdu.', 'A matter for Bawaslu.'],
  ],
  ['FLAG-FASNEG', 'Memakai fasilitas negara', 'State facility used'],
  ['FLAG-KERAH', 'Mengerahkan ASN lain', 'Mobilising other civil servants'],
  ['FLAG-ATRIBUT', 'Memakai atribut partai atau PNS', 'Wearing party or service attributes'],
  ['FLAG-PASANGAN', 'Suami/istri calon (ada pengecualian)', 'Spouse of a candidate (exceptions hold)'],
  ['FLAG-JAMKERJA', 'Pada jam kerja', 'In office hours'],
]);

export const EMPLOYMENTS = list('Jaringan; UU 20/2023', 'reported', [
  ['PNS', 'PNS', 'Civil servant (PNS)'],
  ['CPNS', 'CPNS', 'Probationary civil servant (CPNS)'],
  ['PPPK', 'PPPK', 'Contract civil servant (PPPK)'],
  ['PPPK-PW', 'PPPK paruh waktu', 'Part-time contract civil servant'],
  ['NON-ASN', 'Non-ASN pemerintah (GTT, PTT, PPNPN, honorer)', 'Government staff who are not civil servants'],
  ['DESA', 'Kepala atau perangkat desa', 'Village head or staff'],
  ['TNI-POLRI', 'TNI/Polri', 'Military or police'],
  ['BUMN', 'BUMN/BUMD', 'State or regional company'],
  ['PENSIUN', 'Pensiunan', 'Retired'],
  ['TIDAK-TAHU', 'Belum diketahui', 'Not known yet'],
]);

export const POSITION_GROUPS = list('Pengelompokan KASN (kompas.com 2020-06-30); UU 20/2023', 'reported', [
  [
    'JPT',
    'Pimpinan tinggi (sekda, kepala dinas/badan, asisten)',
    'Senior leadership (secretary, heads of departments)',
  ],
  ['ADM', 'Administrator (kabag, kabid, sekretaris dinas)', 'Administrator (heads of divisions)'],
  ['PWS', 'Pengawas (kasi, kasubbag)', 'Supervisor (heads of sections)'],
  ['WIL', 'Kepala wilayah (camat, lurah)', 'Head of an area (camat, lurah)'],
  [
    'FUNG',
    'Fungsional (guru, kepala sekolah, dosen, tenaga kesehatan)',
    'Functional (teacher, head teacher, lecturer, health worker)',
  ],
  ['PLK', 'Pelaksana (pegawai teknis, staf, satpol PP)', 'Operational (technical staff, clerks)'],
  ['NONASN', 'Bukan ASN', 'Not a civil servant'],
  ['TIDAK-TAHU', 'Belum diketahui', 'Not known yet'],
]);

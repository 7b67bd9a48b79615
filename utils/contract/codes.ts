/** Closed lists of the contract that pages show; apart from the schemas, so that a page need not load zod to show them. */

/** Channel of a finding: social media, online news, direct observation. */
export const FINDING_CHANNELS = ['medsos', 'berita', 'langsung'] as const;

/** Kinds of act (`perilaku`): codes and order of the neutrality decree as the network uses them. */
export const BEHAVIOURS = [
  'STATUS',
  'KOMENTAR',
  'SUKA',
  'BAGIKAN',
  'GABUNG_IKUTI',
  'FOTO_SIMBOL',
  'BINGKAI',
  'SIARAN',
  'HADIR',
  'PASANG_APK',
  'AJAKAN',
  'LAIN',
] as const;

/** What has become of a finding at the network: arrived, looked at, handed to an authority, answered by it, ended, not taken up. */
export const HANDLING_STATUSES = ['received', 'checking', 'reported', 'followed-up', 'closed', 'declined'] as const;

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

/** Stages of an election (`tahap`), in their order; `DI_LUAR` is outside of any. */
export const STAGES = ['DI_LUAR', 'PRA', 'PENETAPAN', 'KAMPANYE', 'TENANG', 'PUNGUT_HITUNG', 'PASCA'] as const;

/** How sure it is that the account or the person is the civil servant who is meant. */
export const IDENTITY_CONFIDENCES = ['low', 'medium', 'high'] as const;

/** What became of a report at an authority. */
export const FILING_STATUSES = [
  'filed',
  'verified',
  'forwarded',
  'in-progress',
  'answered',
  'closed',
  'refused',
] as const;

/** Why a finding is put aside. */
export const DISMISS_REASONS = [
  'not-asn',
  'wrong-person',
  'no-partiality',
  'allowed',
  'duplicate',
  'evidence-too-weak',
  'not-lawfully-visible',
  'other',
] as const;

/** What a reviewer has looked at, so that nobody is reported by mistake. */
export const CHECKLIST = [
  'identity',
  'is-asn',
  'not-namesake',
  'not-tagged',
  'not-spouse-allowed',
  'not-neutral-information',
  'in-election-time',
  'no-irony',
  'lawfully-seen',
] as const;

export const REFERENCE_SCHEMA = 'pantau-asn/reference/1';

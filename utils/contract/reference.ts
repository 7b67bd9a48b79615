/**
 * Reference data: what the law, the elections and the reporting channels were on a given day. A dated document, so that
 * a network can serve a newer one without a release, and a finding can name the one that it was judged by.
 */
import { REFERENCE_SCHEMA, STAGES } from './codes.ts';
import { HttpUrl, Sha256, text } from './primitives.ts';
import * as z from './zod.ts';

/** A calendar day, `2026-11-21`; in Indonesian western time (WIB) wherever a day's bounds matter. */
export const Day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** Key of a record of the reference data, e.g. `DSP-06`, `BKN_SBT`, `35.07`. Open: newer data may have more. */
export const ReferenceId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/));

const Label = z.object({ id: text(600), en: text(600) });

/**
 * `official`: read in the instrument or an authority's own words; `reported`: press and other secondary sources agree;
 * `uncertain`: sources conflict, or it is general knowledge that nobody has checked. The last is marked on screen.
 */
export const Certainty = z.enum(['official', 'reported', 'uncertain']);

const dated = {
  id: ReferenceId,
  label: Label,
  /** Where it was read. */
  source: text(600),
  /** First and last day on which it holds; null: not bounded, or not known. */
  validFrom: z.nullable(Day),
  validTo: z.nullable(Day),
  certainty: Certainty,
  /** What a person has to know before relying on it. */
  note: z.nullable(Label),
};

export const LegalBasis = z.object(dated);

export const ViolationCode = z.object({
  ...dated,
  category: z.enum(['ethics', 'discipline', 'other']),
  legalBases: z.array(ReferenceId).check(z.maxLength(10)),
  /** Kind of sanction that the rule attaches: information only, nobody here proposes one. */
  sanction: z.nullable(z.enum(['moral', 'medium', 'severe', 'dishonourable-dismissal'])),
  /** Evidence that usually fits. */
  evidence: z.array(ReferenceId).check(z.maxLength(20)),
  /** The code of today's list that an older one corresponds to; null for today's own. */
  mapsTo: z.nullable(ReferenceId),
  /** Category of SP4N-LAPOR! that fits: main, then sub. */
  laporCategory: z.nullable(z.object({ main: text(200), sub: text(200) })),
});

export const Stage = z.enum(STAGES);

export const ElectionStage = z.object({
  stage: Stage,
  /** First and last day, both included. */
  from: Day,
  to: Day,
  certainty: Certainty,
});

export const Election = z.object({
  ...dated,
  /** Region codes where it is held; null: everywhere. */
  regions: z.nullable(z.array(ReferenceId)),
  stages: z.array(ElectionStage).check(z.maxLength(20)),
});

export const ReportingChannel = z.object({
  ...dated,
  url: z.nullable(HttpUrl),
  status: z.enum(['active', 'in-stages', 'planned', 'closed']),
  useWhen: Label,
});

export const Region = z.object({
  ...dated,
  /** The name without Kab./Kota: seven of them stand for two regions. */
  name: text(100),
  kind: z.enum(['regency', 'city', 'province', 'outside']),
});

export const ListEntry = z.object(dated);

export const Reference = z.object({
  schema: z.literal(REFERENCE_SCHEMA),
  /** Grows with every change: `2026-11-21` or `2026-11-21.2`; compared as text. */
  version: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(\.\d{1,3})?$/)),
  legalBases: z.array(LegalBasis).check(z.maxLength(200)),
  codes: z.array(ViolationCode).check(z.maxLength(200)),
  flags: z.array(ListEntry).check(z.maxLength(50)),
  employments: z.array(ListEntry).check(z.maxLength(50)),
  positionGroups: z.array(ListEntry).check(z.maxLength(50)),
  regions: z.array(Region).check(z.maxLength(1000)),
  elections: z.array(Election).check(z.maxLength(200)),
  channels: z.array(ReportingChannel).check(z.maxLength(50)),
  /** Days on which offices are closed, besides weekends. */
  holidays: z.array(Day).check(z.maxLength(1000)),
});

/** Which reference data a finding was judged by. */
export const ReferenceStamp = z.object({ version: Reference.shape.version, sha256: Sha256 });

/** The backend's answer: the document with the hash of its canonical JSON. */
export const StoredReference = z.object({ reference: Reference, sha256: Sha256 });

export type Certainty = z.infer<typeof Certainty>;
export type ViolationCode = z.infer<typeof ViolationCode>;
export type LegalBasis = z.infer<typeof LegalBasis>;
export type Election = z.infer<typeof Election>;
export type ElectionStage = z.infer<typeof ElectionStage>;
export type Stage = z.infer<typeof Stage>;
export type ReportingChannel = z.infer<typeof ReportingChannel>;
export type Region = z.infer<typeof Region>;
export type ListEntry = z.infer<typeof ListEntry>;
export type Reference = z.infer<typeof Reference>;
export type ReferenceStamp = z.infer<typeof ReferenceStamp>;
export type StoredReference = z.infer<typeof StoredReference>;

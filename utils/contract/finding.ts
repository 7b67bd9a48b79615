/** Finding: the reviewable record about one reported person's one suspected act; has one or more captures. */
import {
  BEHAVIOURS,
  CHECKLIST,
  DISMISS_REASONS,
  FILING_STATUSES,
  FINDING_CHANNELS,
  IDENTITY_CONFIDENCES,
} from './codes.ts';
import { MAX_BOXES } from './limits.ts';
import { Box, HttpUrl, Instant, Length, LocalDate, optionalText, Sha256, text, Uuid } from './primitives.ts';
import { Day, ReferenceId, ReferenceStamp, Stage } from './reference.ts';
import * as z from './zod.ts';

export const FINDING_SCHEMA = 'pantau-asn/finding/1';

export const FindingChannel = z.enum(FINDING_CHANNELS);
export const Behaviour = z.enum(BEHAVIOURS);

/**
 * `draft` is waiting for review, `approved` may be sent, `dismissed` stays on the device.
 * Whether it *was* sent is not a status: it follows from the receipts.
 */
export const FindingStatus = z.enum(['draft', 'approved', 'dismissed']);

export const ReportedPerson = z.object({
  name: optionalText(300),
  /** Name of the account, as the page shows it. */
  account: optionalText(300),
  accountUrl: z.nullable(HttpUrl),
  position: optionalText(300),
  agency: optionalText(300),
  /** In words, as it was found; `regionId` is the picked one. */
  region: optionalText(200),
  /** Key of a region, e.g. `35.07`: a name alone may stand for a Kab. and a Kota. */
  regionId: z.nullable(ReferenceId),
  /** Staff number as a person gave it. Tells birth date and sex: shown masked, in no statistic. */
  nip: optionalText(40),
  employment: z.nullable(ReferenceId),
  positionGroup: z.nullable(ReferenceId),
  /** The agency that appoints, and so can sanction. */
  parentAgency: optionalText(300),
  /** Is this account really the civil servant who is meant? */
  identityConfidence: z.nullable(z.enum(IDENTITY_CONFIDENCES)),
  /** On what that rests. */
  identityBasis: optionalText(2000),
});

export const Witness = z.object({
  name: text(300),
  contact: optionalText(300),
  /** What the witness saw. */
  statement: optionalText(4000),
  /** Agreed to be named to an authority. */
  consent: z.boolean(),
});

/** The election that an act belongs to, and the stage it fell in. */
export const ElectionPlace = z.object({ electionId: z.nullable(ReferenceId), stage: Stage });

export const FilingStatus = z.enum(FILING_STATUSES);

/** One report to one authority, and what became of it. */
export const Filing = z.object({
  channel: ReferenceId,
  filedOn: Day,
  /** Number that the authority gave (tracking id, nomor aduan). */
  ticket: optionalText(100),
  status: FilingStatus,
  statusOn: Day,
  note: optionalText(2000),
});

export const DismissReason = z.enum(DISMISS_REASONS);

export const Review = z.object({
  /** What has been looked at. */
  checklist: z.array(z.enum(CHECKLIST)).check(z.maxLength(20)),
  /** Another person than the one who flagged it, who has seen the evidence and agrees. */
  second: z.nullable(z.object({ name: text(200), note: optionalText(2000), at: Instant })),
  dismissed: z.nullable(z.object({ reason: DismissReason, note: optionalText(2000) })),
});

/** A copy of the picture of a capture in which parts are covered. The originals stay as they are. */
export const Redaction = z.object({
  captureId: Uuid,
  /** Of the copy: a PNG whose pixels were replaced. */
  sha256: Sha256,
  bytes: z.int().check(z.positive()),
  width: Length,
  height: Length,
  /** The screenshots that it was made from, from top to bottom. */
  derivedFrom: z.array(Sha256).check(z.minLength(1), z.maxLength(40)),
  /** What is covered, in pixels of the picture. */
  boxes: z.array(Box).check(z.minLength(1), z.maxLength(MAX_BOXES)),
});

export const Finding = z.object({
  schema: z.literal(FINDING_SCHEMA),
  id: Uuid,
  /** Oldest first; the first is the capture that made the finding. */
  captureIds: z.array(Uuid).check(z.minLength(1), z.maxLength(50)),
  channel: FindingChannel,
  reported: ReportedPerson,
  behaviours: z.array(Behaviour).check(z.maxLength(12)),
  /** Whom or what the act is suspected to support. */
  supported: optionalText(300),
  /** What was seen, in the words of the person who fills the finding in. */
  narrative: optionalText(20_000),
  /** When the act is said to have happened: of a post its own time, else what a person entered or took from a suggestion. */
  occurredOn: z.nullable(LocalDate),
  /** When the reporter first knew of it: what deadlines count from. */
  knownOn: z.nullable(Day),
  /** Why `knownOn` is not the day of the first capture. */
  knownOnReason: optionalText(1000),
  election: z.nullable(ElectionPlace),
  /** What the rules proposed when the person last looked. */
  suggestedCodes: z.array(ReferenceId).check(z.maxLength(20)),
  /** What the person chose. */
  chosenCode: z.nullable(ReferenceId),
  flags: z.array(ReferenceId).check(z.maxLength(20)),
  /** Where it happened, in words. */
  place: optionalText(500),
  placeRegionId: z.nullable(ReferenceId),
  witnesses: z.array(Witness).check(z.maxLength(20)),
  /** Those of the captures that show who the account belongs to, not the act. */
  identityCaptureIds: z.array(Uuid).check(z.maxLength(50)),
  review: Review,
  /** The newest redacted copy of each capture that has one. */
  redactions: z.optional(z.array(Redaction).check(z.maxLength(50))),
  /** Original pictures and copies of the page's content stay on the device; redacted copies are sent in their place. */
  withholdOriginals: z.optional(z.boolean()),
  /** Channels where it is to be reported. */
  destinations: z.array(ReferenceId).check(z.maxLength(20)),
  filings: z.array(Filing).check(z.maxLength(50)),
  /** The reference data that code and stage were chosen from. */
  reference: z.nullable(ReferenceStamp),
  status: FindingStatus,
  createdAt: Instant,
  updatedAt: Instant,
  /** Grows by one with every saved change; the backend keeps the newest. */
  version: z.int().check(z.positive()),
});

/** The fields that a person edits. A patch holds the changed ones only. */
export const FindingPatch = z.partial(
  z.pick(Finding, {
    channel: true,
    reported: true,
    behaviours: true,
    supported: true,
    narrative: true,
    occurredOn: true,
    knownOn: true,
    knownOnReason: true,
    election: true,
    suggestedCodes: true,
    chosenCode: true,
    flags: true,
    place: true,
    placeRegionId: true,
    witnesses: true,
    identityCaptureIds: true,
    review: true,
    withholdOriginals: true,
    destinations: true,
  }),
);

/** What is sent for a finding: the record and the manifest hash of each of its captures, in order. */
export const FindingSubmission = z.object({ finding: Finding, manifests: z.array(Sha256) });

export type FindingChannel = z.infer<typeof FindingChannel>;
export type Behaviour = z.infer<typeof Behaviour>;
export type FindingStatus = z.infer<typeof FindingStatus>;
export type ReportedPerson = z.infer<typeof ReportedPerson>;
export type Finding = z.infer<typeof Finding>;
export type Witness = z.infer<typeof Witness>;
export type ElectionPlace = z.infer<typeof ElectionPlace>;
export type Filing = z.infer<typeof Filing>;
export type FilingStatus = z.infer<typeof FilingStatus>;
export type DismissReason = z.infer<typeof DismissReason>;
export type Review = z.infer<typeof Review>;
export type FindingPatch = z.infer<typeof FindingPatch>;
export type Redaction = z.infer<typeof Redaction>;
export type FindingSubmission = z.infer<typeof FindingSubmission>;

/** Finding: the reviewable record about one reported person's one suspected act; has one or more captures. */
import { BEHAVIOURS, FINDING_CHANNELS } from './codes.ts';
import { HttpUrl, Instant, LocalDate, optionalText, Sha256, Uuid } from './primitives.ts';
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
  /** Free text until a region is picked from the list. */
  region: optionalText(200),
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
  /** When the act is said to have happened, as a person entered it or took it from a suggestion. */
  occurredOn: z.nullable(LocalDate),
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
  }),
);

/** What is sent for a finding: the record and the manifest hash of each of its captures, in order. */
export const FindingSubmission = z.object({ finding: Finding, manifests: z.array(Sha256) });

export type FindingChannel = z.infer<typeof FindingChannel>;
export type Behaviour = z.infer<typeof Behaviour>;
export type FindingStatus = z.infer<typeof FindingStatus>;
export type ReportedPerson = z.infer<typeof ReportedPerson>;
export type Finding = z.infer<typeof Finding>;
export type FindingPatch = z.infer<typeof FindingPatch>;
export type FindingSubmission = z.infer<typeof FindingSubmission>;

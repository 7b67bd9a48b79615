/**
 * Custody log: what happened to a finding and its evidence on this device, each event bound to the one before by its hash.
 * One chain for each finding, so that a package can carry it whole without telling when anything else was flagged. It
 * holds no content, only hashes, and stays when the finding is removed for good: a removal is an event, not a gap.
 */
import { Instant, Sha256, Uuid } from './primitives.ts';
import * as z from './zod.ts';

export const CustodyKind = z.enum([
  'captured',
  'upgraded', // a newer version of the extension writes the record in another form
  'signed', // later than it was captured: the key was not at hand, or the capture is older than signatures
  'viewed',
  'edited',
  'approved',
  'dismissed',
  'reopened',
  'filed', // its reports to authorities were changed
  'moved-in', // a capture came from another finding: they were merged, or this one was split off
  'moved-out', // a capture went to another finding
  'merged', // all its captures went to the finding `subject`; it is kept beside that
  'redacted',
  'exported',
  'imported', // came to this device in a backup
  'sent', // a receipt arrived
  'received', // in the log of the network: it gave a receipt
  'deleted',
  'restored',
  'purged', // removed for good, after the time to undo
]);

export const CustodyEvent = z.object({
  finding: Uuid,
  /** 0, 1, 2, … */
  seq: z.int().check(z.nonnegative()),
  at: Instant,
  kind: CustodyKind,
  /** The capture or finding that it happened to; of a merge the other finding. */
  subject: Uuid,
  /** Of a capture that came, was signed or went: its manifest hash; `sent` and `received`: hash of the receipt; `redacted`: hash of the new file; else null. */
  detail: z.nullable(Sha256),
  /** Hash of the finding's canonical JSON after the event: a change without an event shows. */
  record: Sha256,
  /** SHA-256 of the canonical JSON of the event before; null for the first. */
  previous: z.nullable(Sha256),
});

export type CustodyKind = z.infer<typeof CustodyKind>;
export type CustodyEvent = z.infer<typeof CustodyEvent>;

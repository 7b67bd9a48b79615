/** What a device's key says about a record: kept and sent beside it, so that the record's hash stays that of the record. */
import { Capture } from './capture.ts';
import { Sha256 } from './primitives.ts';
import * as z from './zod.ts';

/** ECDSA on the curve P-256 with SHA-256, over the record's canonical JSON (RFC 8785) in UTF-8. */
export const Signature = z.object({
  algorithm: z.literal('ECDSA-P256-SHA256'),
  /** The public key as SubjectPublicKeyInfo (91 bytes), base64. It comes with every signature: there may be no network yet. */
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9+/]{121}[AQgw]==$/)),
  /** SHA-256 of the SubjectPublicKeyInfo. */
  keyId: Sha256,
  /** r and s, 32 bytes each (IEEE P1363), base64. */
  value: z.string().check(z.regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/)),
});

/** Files of a capture that its device keeps to itself: the record names them, their bytes are not sent. */
export const Withheld = z.array(Sha256).check(z.maxLength(50));

/** What is sent for a capture. */
export const CaptureSubmission = z.object({
  capture: Capture,
  signature: Signature,
  withheld: z.optional(Withheld),
});

export type Signature = z.infer<typeof Signature>;
export type CaptureSubmission = z.infer<typeof CaptureSubmission>;

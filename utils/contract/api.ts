/**
 * HTTP contract with the report backend, version 1. All bodies are JSON but the blobs.
 *
 * | call | who | answers |
 * |---|---|---|
 * | `GET /v1/health` | anyone | 200 `Health` |
 * | `POST /v1/enrolments` `EnrolmentRequest` | anyone with an invite | 201 `Enrolment`; 410 `invite-invalid`; 409 `conflict` (device id is taken) |
 * | `HEAD /v1/blobs/{sha256}` | coordinator, own device | 200 (a device: has uploaded it itself) or 404 |
 * | `PUT /v1/blobs/{sha256}` bytes | device | 201, 200 (was there); 422 `hash-mismatch` |
 * | `PUT /v1/captures/{id}` `Capture` | device | 201/200 `Receipt`; 409 `conflict`; 422 `blob-missing`, `hash-mismatch` (size of a file) |
 * | `PUT /v1/findings/{id}` `FindingSubmission` | device | 201/200 `Receipt`; 409 `conflict`, `stale-version`; 422 `capture-missing`, `hash-mismatch` (a manifest) |
 * | `GET /v1/findings?cursor=&limit=` | coordinator (all), device (own) | 200 `FindingPage` |
 * | `GET /v1/findings/{id}` | coordinator, own device | 200 `StoredFinding` |
 * | `GET /v1/captures/{id}` | coordinator, own device | 200 `StoredCapture` |
 * | `GET /v1/blobs/{sha256}` | coordinator, own device | 200 bytes |
 * | `GET /v1/reference` | coordinator, device | 200 `StoredReference`; 404 where the network has none of its own |
 * | `GET /v1/openapi.json` | anyone | OpenAPI 3.1 |
 * | `GET /join` | anyone | page that says what to do with an invite link |
 *
 * 201 means stored now, 200 means it was there already: a repeated call gets the same receipt. An enrolment may be
 * repeated by the same device until it first uses a token. Fields that the schemas do not know are refused, not dropped.
 */
import { Capture } from './capture.ts';
import { Finding, FindingSubmission } from './finding.ts';
import { Instant, Sha256, text, Uuid } from './primitives.ts';
import * as z from './zod.ts';

export const Health = z.object({ service: z.literal('pantau-asn'), version: text(40) });

export const EnrolmentRequest = z.object({
  /** Single-use code from the invite link, see `parseInvite`. */
  invite: text(200),
  /** Pseudonymous id that the device chose for itself. */
  deviceId: Uuid,
});

export const Enrolment = z.object({
  deviceId: Uuid,
  /** Bearer token; the backend keeps only its hash. */
  token: text(200),
  /** Name of the network as people know it. */
  network: text(200),
});

/** The backend's answer for a record that it has durably: `sha256` is the hash it computed itself. */
export const Receipt = z.object({
  id: Uuid,
  kind: z.enum(['capture', 'finding']),
  /**
   * SHA-256 of the record's canonical JSON (RFC 8785), computed by the backend from what it received. The record is the
   * `Capture`, or the `Finding` (without `manifests`, which the backend compared with what it has).
   */
  sha256: Sha256,
  receivedAt: Instant,
});

export const StoredCapture = z.object({ capture: Capture, receipt: Receipt, deviceId: Uuid });
export const StoredFinding = z.object({
  finding: Finding,
  manifests: FindingSubmission.shape.manifests,
  receipt: Receipt,
  deviceId: Uuid,
});
export const FindingPage = z.object({ items: z.array(StoredFinding), next: z.nullable(text(400)) });

/** Closed codes of a problem document. */
export const ProblemCode = z.enum([
  'bad-request', // 400: not JSON, or not the shape
  'unauthorised', // 401: no, unknown or revoked token
  'forbidden', // 403: the role may not
  'not-found', // 404
  'conflict', // 409: the id exists with another hash
  'stale-version', // 409: a newer version of the finding is there
  'invite-invalid', // 410: unknown, used or expired invite
  'too-large', // 413
  'hash-mismatch', // 422: not the announced SHA-256 or size
  'blob-missing', // 422: a file of the capture has not been uploaded
  'capture-missing', // 422: a capture of the finding has not been uploaded
  'rate-limited', // 429, with Retry-After
  'internal', // 500
]);

/** RFC 9457 problem document, `application/problem+json`. `type` is `urn:pantau-asn:problem:CODE`. */
export const Problem = z.object({
  type: text(200),
  title: text(300),
  status: z.int(),
  code: ProblemCode,
  detail: z.optional(text(2000)),
});

export type Enrolment = z.infer<typeof Enrolment>;
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;
export type Receipt = z.infer<typeof Receipt>;
export type StoredCapture = z.infer<typeof StoredCapture>;
export type StoredFinding = z.infer<typeof StoredFinding>;
export type FindingPage = z.infer<typeof FindingPage>;
export type ProblemCode = z.infer<typeof ProblemCode>;
export type Problem = z.infer<typeof Problem>;

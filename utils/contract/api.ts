/**
 * HTTP contract with the report backend, version 1. All bodies are JSON but the blobs.
 *
 * | call | who | answers |
 * |---|---|---|
 * | `GET /v1/health` | anyone | 200 `Health` |
 * | `GET /v1/receipt-key` | anyone | 200 `ReceiptKey` |
 * | `GET /v1/ready` | anyone | 200 `Health`; 503 `unavailable` |
 * | `POST /v1/enrolments` `EnrolmentRequest` | anyone with an invite | 201 `Enrolment`; 410 `invite-invalid`; 409 `conflict` (device id is taken, and `previousToken` is not its) |
 * | `HEAD /v1/blobs/{sha256}` | coordinator, auditor, own device | 200 (a device: has uploaded it itself) or 404 |
 * | `PUT /v1/blobs/{sha256}` bytes | device | 201, 200 (was there); 422 `hash-mismatch` |
 * | `POST /v1/uploads` | device | 201: tus 1.0, `sha256` in `Upload-Metadata`; 422 `hash-mismatch` (with the last byte) |
 * | `GET /v1/uploads/{sha256}` | own device | 200 as `HEAD` |
 * | `HEAD /v1/uploads/{sha256}` | own device | 200: tus 1.0, how far it is (all of it: the file is stored); 404 |
 * | `PATCH /v1/uploads/{sha256}` bytes | own device | 204: tus 1.0; 409 `upload-conflict`; 422 `hash-mismatch` (with the last byte) |
 * | `PUT /v1/captures/{id}` `CaptureSubmission` | device | 201/200 `Receipt`; 409 `conflict`; 422 `blob-missing`, `hash-mismatch` (size of a file), `signature-invalid` |
 * | `POST /v1/deliveries` `Delivery` | device | 200 `DeliveryReceipts`; refused as each of the records would be alone: then none is stored |
 * | `PUT /v1/findings/{id}` `FindingSubmission` | device | 201/200 `Receipt`; 409 `conflict`, `stale-version`; 422 `capture-missing`, `blob-missing` (a redacted copy), `hash-mismatch` (a manifest, size of a copy) |
 * | `GET /v1/findings?cursor=&limit=&status=&channel=&region=&code=&q=&device=&from=&to=` | coordinator, auditor (all), device (own) | 200 `FindingPage` |
 * | `GET /v1/findings/{id}` | coordinator, auditor, own device | 200 `StoredFinding` |
 * | `GET /v1/findings/{id}/handling` | coordinator, auditor, own device | 200 `Handling` with ETag |
 * | `PUT /v1/findings/{id}/handling` `HandlingChange` | coordinator | 200 `Handling`; 412 `precondition-failed`; 428 `precondition-required` (If-Match) |
 * | `GET /v1/findings/{id}/witnesses` | coordinator, auditor | 200 `WitnessList` |
 * | `GET /v1/handlings?cursor=&limit=` | coordinator, auditor (all), device (own) | 200 `HandlingPage` with ETag; 304 |
 * | `GET /v1/findings/{id}/package` | coordinator, auditor | 200 BagIt in a ZIP |
 * | `GET /v1/recap?population=&audience=` | coordinator, auditor | 200 `Recap` |
 * | `GET /v1/timestamps?cursor=&limit=` | coordinator, auditor (all), device (own) | 200 `TimestampPage` |
 * | `GET /v1/audit?cursor=&limit=` | auditor | 200 `AuditPage` |
 * | `GET /v1/captures/{id}` | coordinator, auditor, own device | 200 `StoredCapture` |
 * | `GET /v1/blobs/{sha256}` | coordinator, auditor, own device | 200 bytes |
 * | `GET /v1/reference` | coordinator, auditor, device | 200 `StoredReference`; 404 where the network has none of its own |
 * | `GET /v1/openapi.json` | anyone | OpenAPI 3.1 |
 * | `GET /koordinator` | coordinator, auditor | page: findings |
 * | `GET /koordinator/temuan/{id}` | coordinator, auditor | page: one finding |
 * | `GET /koordinator/berkas/{sha256}` | coordinator, auditor | screenshot for the page |
 * | `POST /koordinator/temuan/{id}/penanganan` | coordinator | form of the page; 303 |
 * | `GET /koordinator/temuan/{id}/paket.zip` | coordinator, auditor | the package, for a browser |
 * | `GET /koordinator/rekap` | coordinator, auditor | page: recap |
 * | `GET /koordinator/rekap.csv` | coordinator, auditor | recap as CSV |
 * | `GET /koordinator/temuan.csv` | coordinator, auditor | findings as CSV |
 * | `GET /join` | anyone | page that says what to do with an invite link |
 *
 * 201 means stored now, 200 means it was there already: a repeated call gets the same receipt. An enrolment may be
 * repeated by the same device until it first uses a token. Fields that the schemas do not know are refused, not dropped.
 */
import { Capture } from './capture.ts';
import { HANDLING_STATUSES } from './codes.ts';
import { Finding, FindingSubmission } from './finding.ts';
import { Instant, optionalText, Sha256, text, Uuid } from './primitives.ts';
import { CaptureSubmission, Signature, Withheld } from './signature.ts';
import * as z from './zod.ts';

export const Health = z.object({ service: z.literal('pantau-asn'), version: text(40) });

/** Public key of the backend's receipts: Ed25519, as JWK (RFC 8037). */
export const ReceiptKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});

export const EnrolmentRequest = z.object({
  /** Single-use code from the invite link, see `parseInvite`. */
  invite: text(200),
  /** Pseudonymous id that the device chose for itself. */
  deviceId: Uuid,
  /** The token that this device had, valid or not, to go on under its id: proof that it is the same device. */
  previousToken: z.optional(text(200)),
});

export const Enrolment = z.object({
  deviceId: Uuid,
  /** Bearer token; the backend keeps only its hash. */
  token: text(200),
  /** Name of the network as people know it. */
  network: text(200),
  receiptKey: ReceiptKey,
});

/** What a receipt says. `sha256` is the hash that the backend computed itself. */
export const UnsignedReceipt = z.object({
  id: Uuid,
  kind: z.enum(['capture', 'finding']),
  /**
   * SHA-256 of the record's canonical JSON (RFC 8785), computed by the backend from what it received. The record is the
   * `Capture`, or the `Finding` (without `manifests`, which the backend compared with what it has).
   */
  sha256: Sha256,
  receivedAt: Instant,
});

/** The backend's answer for a record that it has durably. */
export const Receipt = z.extend(UnsignedReceipt, {
  /** Ed25519 over the canonical JSON (RFC 8785) of the rest of the receipt; base64url. */
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
});

/** A receipt as a device keeps it: an older one is not signed. */
export const KeptReceipt = z.extend(UnsignedReceipt, { signature: z.optional(Receipt.shape.signature) });

/** A finding with captures of it that are not stored yet, or not wholly: what else takes a request for each. */
export const Delivery = z.object({
  captures: z.array(CaptureSubmission).check(z.minLength(1), z.maxLength(50)),
  submission: FindingSubmission,
});

/** The receipts of a `Delivery`, those of the captures in its order. */
export const DeliveryReceipts = z.object({
  captures: z.array(Receipt).check(z.minLength(1), z.maxLength(50)),
  finding: Receipt,
});

export const StoredCapture = z.object({
  capture: Capture,
  /** Null only for what came before signatures. */
  signature: z.nullable(Signature),
  receipt: Receipt,
  deviceId: Uuid,
  /** Files of the record that have not been received: redacted copies, if any, are in the findings. */
  withheld: Withheld,
});
export const StoredFinding = z.object({
  finding: Finding,
  manifests: FindingSubmission.shape.manifests,
  receipt: Receipt,
  deviceId: Uuid,
});
export const FindingPage = z.object({ items: z.array(StoredFinding), next: z.nullable(text(400)) });

/** What has become of a finding at the network. Codes with a word for people in every language. */
export const HandlingStatus = z.enum(HANDLING_STATUSES);

/** What coordinators did with a finding; `version` 0 where nobody has touched it yet. */
export const Handling = z.object({
  findingId: Uuid,
  version: z.int(),
  status: HandlingStatus,
  /** Number under which an authority keeps it. */
  ticket: optionalText(200),
  /** For the volunteer who sent it. */
  note: optionalText(2000),
  updatedAt: Instant,
});
/** Without the character U+0000, which a database cannot keep in a text. */
const storable = (max: number) => z.nullable(text(max).check(z.refine((value) => !value.includes('\0'))));
export const HandlingChange = z.object({ status: HandlingStatus, ticket: storable(200), note: storable(2000) });
export const HandlingPage = z.object({ items: z.array(Handling), next: z.nullable(text(400)) });

/**
 * A trusted time (RFC 3161): an authority's signed word that the capture's canonical JSON existed at `at`.
 * `response` is the `TimeStampResp` in DER, base64, as `openssl ts -verify -in` reads it.
 */
export const Timestamp = z.object({
  captureId: Uuid,
  /** Name of the authority: its host. */
  authority: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,99}$/)),
  at: Instant,
  response: z.string().check(z.maxLength(65_536), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
});
/** In the order in which they were made; `next` also on the last page, to go on there another time; null where there is none. */
export const TimestampPage = z.object({ items: z.array(Timestamp), next: z.nullable(text(400)) });

/** Another capture of the same item, by another device: a second witness. */
export const Witness = z.object({
  captureId: Uuid,
  /** The capture of the finding that it confirms. */
  confirms: Uuid,
  deviceId: Uuid,
  sha256: Sha256,
  receivedAt: Instant,
  /** Findings that it belongs to. */
  findingIds: z.array(Uuid),
});
export const WitnessList = z.object({ items: z.array(Witness) });

export const AuditEntry = z.object({
  seq: z.int(),
  at: Instant,
  role: text(40),
  tokenId: Uuid,
  action: text(100),
  object: optionalText(200),
});
export const AuditPage = z.object({ items: z.array(AuditEntry), next: z.nullable(text(400)) });

/** Closed codes of a problem document. */
export const ProblemCode = z.enum([
  'bad-request', // 400: not JSON, or not the shape
  'digest-mismatch', // 400: the body is not what its Content-Digest says
  'unauthorised', // 401: no, unknown or revoked token
  'forbidden', // 403: the role may not
  'not-found', // 404
  'conflict', // 409: the id exists with another hash
  'stale-version', // 409: a newer version of the finding is there
  'upload-conflict', // 409: the upload is at another offset, or another request holds it
  'tus-version', // 412: not tus 1.0.0
  'invite-invalid', // 410: unknown, used or expired invite
  'erased', // 410: it was erased on request
  'precondition-failed', // 412: the version in If-Match is not the newest
  'precondition-required', // 428: If-Match is missing
  'too-large', // 413
  'hash-mismatch', // 422: not the announced SHA-256 or size
  'signature-invalid', // 422: the signature is not that of the record
  'blob-missing', // 422: a file of the capture has not been uploaded
  'capture-missing', // 422: a capture of the finding has not been uploaded
  'rate-limited', // 429, with Retry-After
  'internal', // 500
  'unavailable', // 503: database or blob store cannot be used, with Retry-After
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
export type ReceiptKey = z.infer<typeof ReceiptKey>;
export type Delivery = z.infer<typeof Delivery>;
export type DeliveryReceipts = z.infer<typeof DeliveryReceipts>;
export type UnsignedReceipt = z.infer<typeof UnsignedReceipt>;
export type Receipt = z.infer<typeof Receipt>;
export type KeptReceipt = z.infer<typeof KeptReceipt>;
export type HandlingStatus = z.infer<typeof HandlingStatus>;
export type Handling = z.infer<typeof Handling>;
export type HandlingPage = z.infer<typeof HandlingPage>;
export type Timestamp = z.infer<typeof Timestamp>;
export type TimestampPage = z.infer<typeof TimestampPage>;
export type HandlingChange = z.infer<typeof HandlingChange>;
export type Witness = z.infer<typeof Witness>;
export type StoredCapture = z.infer<typeof StoredCapture>;
export type StoredFinding = z.infer<typeof StoredFinding>;
export type FindingPage = z.infer<typeof FindingPage>;
export type ProblemCode = z.infer<typeof ProblemCode>;
export type Problem = z.infer<typeof Problem>;

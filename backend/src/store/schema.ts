/** The tables as Kysely sees them; `migrations/` is what makes them. The same on PGlite and on PostgreSQL 15 and later. */
import type { ColumnType, Generated } from 'kysely';
import type { Handling } from '../../../utils/contract/api.ts';

/** `bigint`: drivers give it in different forms, so it is read through `Number`; the contract's integers fit. */
type BigInteger = ColumnType<number | bigint | string, number, number>;

export interface Tables {
  devices: {
    id: string;
    enrolled_at: Date;
    /** When one of its tokens was first used: from then on its invite is spent for good. */
    confirmed_at: Date | null;
    revoked_at: Date | null;
  };
  invites: {
    code_sha256: string;
    created_at: Date;
    expires_at: Date;
    device_id: string | null;
    used_at: Date | null;
  };
  tokens: {
    sha256: string;
    role: 'device' | 'coordinator' | 'auditor';
    device_id: string | null;
    issued_at: Date;
    /** Names the token where the token itself must not stand: in lists and in the log of reads. */
    id: Generated<string>;
    /** What whoever issued it called it. */
    label: ColumnType<string | null, string | null | undefined>;
    revoked_at: ColumnType<Date | null, Date | null | undefined>;
  };
  receipt_key: {
    only_one: true;
    /** JWK of an Ed25519 private key. */
    private_jwk: string;
    created_at: Date;
  };
  /** Which device uploaded which blob itself. */
  blob_owners: {
    device_id: string;
    sha256: string;
    bytes: number;
    received_at: Date;
  };
  /** Uploads that are not whole yet; `received` of their `bytes` are durable. */
  uploads: {
    device_id: string;
    sha256: string;
    bytes: number;
    received: number;
    touched_at: Date;
  };
  captures: {
    id: string;
    device_id: string;
    sha256: string;
    /** Canonical JSON (RFC 8785), the very text that `sha256` is of; text, because `jsonb` would not keep it. */
    record: string;
    /** JSON of the signature over `record`; null for what came before signatures. */
    signature: string | null;
    received_at: Date;
    /** What captures of the same item have in common, see `itemKeyOf`. */
    item_key: string | null;
  };
  findings: {
    id: string;
    device_id: string;
    /** The newest version, a row of `finding_versions`. */
    version: BigInteger;
    first_received_at: Date;
    /** Of the newest version. */
    channel: string | null;
    /** Of the newest version. */
    region_id: string | null;
    /** Of the newest version: the code that was chosen. */
    code: string | null;
    /** See finding-words.ts; the second of its handling. Never read out. */
    words: ColumnType<never, string | undefined, string>;
    ticket_words: ColumnType<never, string | undefined, string>;
    /** Of its handling. */
    status: Generated<Handling['status']>;
  };
  capture_files: {
    capture_id: string;
    device_id: string;
    sha256: string;
  };
  /** Blobs that nobody owns any more, whose bytes are still to be removed. */
  doomed_blobs: { sha256: string };
  /** Ids of findings and captures that were erased: they do not come back. */
  erasures: { id: string; erased_at: Date };
  /** Work that one instance at a time does. */
  leases: { name: string; holder: string; until: Date };
  /** Captures of the newest version of each finding. */
  finding_captures: {
    finding_id: string;
    capture_id: string;
  };
  handlings: {
    finding_id: string;
    /** Of the finding. */
    device_id: string;
    version: number;
    status: Handling['status'];
    ticket: string | null;
    note: string | null;
    updated_at: Date;
    /** Whose change it was. */
    token_id: string;
  };
  /** Work that is still to be done, see jobs.ts. */
  jobs: {
    id: Generated<string>;
    kind: string;
    subject: string;
    target: string;
    payload: string;
    attempts: Generated<number>;
    created_at: Date;
    due_at: Date;
  };
  /** Trusted times (RFC 3161) of captures. */
  timestamps: {
    capture_id: string;
    /** Host of the authority. */
    authority: string;
    seq: ColumnType<number | bigint | string, never, never>;
    /** Of the capture. */
    device_id: string;
    /** As the authority states it. */
    at: Date;
    /** `TimeStampResp` in DER, base64. */
    response: string;
  };
  package_key: {
    only_one: true;
    /** JWK of a P-256 private key. */
    private_jwk: string;
    created_at: Date;
  };
  audit_log: {
    seq: ColumnType<number | bigint | string, never, never>;
    at: Date;
    role: string;
    token_id: string;
    action: string;
    object: string | null;
  };
  finding_versions: {
    finding_id: string;
    version: BigInteger;
    sha256: string;
    /** Canonical JSON of the finding. */
    record: string;
    /** JSON array: manifest hash of each capture, in order. */
    manifests: string;
    received_at: Date;
  };
}

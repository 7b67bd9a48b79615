/** First schema: devices, invites, tokens, who uploaded which blob, captures, findings with all their versions. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table devices (
    id uuid primary key,
    enrolled_at timestamptz(3) not null,
    confirmed_at timestamptz(3),
    revoked_at timestamptz(3)
  )`,
  `create table invites (
    code_sha256 text primary key,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    device_id uuid references devices (id),
    used_at timestamptz(3),
    check ((device_id is null) = (used_at is null))
  )`,
  `create table tokens (
    sha256 text primary key,
    role text not null check (role in ('device', 'coordinator')),
    device_id uuid references devices (id),
    issued_at timestamptz(3) not null,
    check ((role = 'device') = (device_id is not null))
  )`,
  `create index tokens_of_device on tokens (device_id)`,
  `create table blob_owners (
    device_id uuid not null references devices (id),
    sha256 text not null,
    bytes integer not null,
    received_at timestamptz(3) not null,
    primary key (device_id, sha256)
  )`,
  `create index blob_owners_of_blob on blob_owners (sha256)`,
  `create table captures (
    id uuid primary key,
    device_id uuid not null references devices (id),
    sha256 text not null,
    record text not null,
    received_at timestamptz(3) not null
  )`,
  `create index captures_of_device on captures (device_id)`,
  `create table findings (
    id uuid primary key,
    device_id uuid not null references devices (id),
    version bigint not null,
    first_received_at timestamptz(3) not null
  )`,
  `create index findings_newest on findings (first_received_at desc, id desc)`,
  `create index findings_newest_of_device on findings (device_id, first_received_at desc, id desc)`,
  `create table finding_versions (
    finding_id uuid not null references findings (id),
    version bigint not null,
    sha256 text not null,
    record text not null,
    manifests text not null,
    received_at timestamptz(3) not null,
    primary key (finding_id, version)
  )`,
];

/** Creates every table. There is no way down: evidence is not dropped by a tool. */
export const firstSchema: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

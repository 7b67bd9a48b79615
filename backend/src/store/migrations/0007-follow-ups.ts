/** What is still to be done after an answer went out, trusted times, and the key that packages are signed with. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table jobs (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    subject uuid not null,
    target text not null,
    payload text not null,
    attempts integer not null default 0,
    created_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    unique (kind, subject, target)
  )`,
  `create index jobs_due on jobs (kind, due_at)`,
  `create index jobs_of_subject on jobs (subject)`,
  `create table timestamps (
    capture_id uuid not null references captures (id),
    authority text not null,
    seq bigint generated always as identity unique,
    device_id uuid not null references devices (id),
    at timestamptz(3) not null,
    response text not null,
    primary key (capture_id, authority)
  )`,
  `create index timestamps_of_device on timestamps (device_id, seq)`,
  // Beside the findings, so that a list by status is as quick as one without.
  `alter table findings add column status text not null default 'received'`,
  `update findings set status = h.status from handlings h where h.finding_id = findings.id`,
  `create index findings_of_status on findings (status, first_received_at desc, id desc)`,
  `create index findings_of_channel on findings (channel, first_received_at desc, id desc)`,
  `create table package_key (
    only_one boolean primary key default true check (only_one),
    private_jwk text not null,
    created_at timestamptz(3) not null
  )`,
];

/** Adds the tables. */
export const followUps: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

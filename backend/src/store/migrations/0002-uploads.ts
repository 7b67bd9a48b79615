/** Uploads that are not whole yet: what a device announced, and how much of it is durable. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table uploads (
    device_id uuid not null references devices (id),
    sha256 text not null,
    bytes integer not null check (bytes > 0),
    received integer not null check (received between 0 and bytes),
    touched_at timestamptz(3) not null,
    primary key (device_id, sha256)
  )`,
  `create index uploads_oldest on uploads (touched_at)`,
];

/** Creates the table. */
export const uploads: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

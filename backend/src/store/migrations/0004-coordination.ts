/** Roles and revocable tokens, the log of reads, what coordinators do with findings, and which captures show one item. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { itemKeyOf } from '../item-key.ts';
import { eachRecord } from './each-record.ts';

const STATEMENTS = [
  `alter table tokens drop constraint tokens_role_check`,
  `alter table tokens add check (role in ('device', 'coordinator', 'auditor'))`,
  `alter table tokens add column id uuid not null default gen_random_uuid() unique`,
  `alter table tokens add column label text`,
  `alter table tokens add column revoked_at timestamptz(3)`,
  `create table audit_log (
    seq bigint generated always as identity primary key,
    at timestamptz(3) not null,
    role text not null,
    token_id uuid not null,
    action text not null,
    object text
  )`,
  `create table handlings (
    finding_id uuid primary key references findings (id),
    device_id uuid not null references devices (id),
    version integer not null,
    status text not null,
    ticket text,
    note text,
    updated_at timestamptz(3) not null,
    token_id uuid not null
  )`,
  `create index handlings_of_device on handlings (device_id, finding_id)`,
  `create index handlings_of_status on handlings (status)`,
  `alter table findings add column channel text`,
  `create table finding_captures (
    finding_id uuid not null references findings (id),
    capture_id uuid not null references captures (id),
    primary key (finding_id, capture_id)
  )`,
  `create index findings_of_capture on finding_captures (capture_id)`,
  `alter table captures add column item_key text`,
  `create index captures_of_item on captures (item_key)`,
];

/**
 * Adds them, and fills what older records did not have: here and not in SQL, because PostgreSQL cannot read JSON in which
 * a text has the character U+0000.
 */
export const coordination: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    await eachRecord(db, sql`select id, record from captures`, async ({ id, record }) => {
      await sql`update captures set item_key = ${itemKeyOf(JSON.parse(record))} where id = ${id}::uuid`.execute(db);
    });
    const newest = sql`select f.id, v.record from findings f
      join finding_versions v on v.finding_id = f.id and v.version = f.version`;
    await eachRecord(db, newest, async ({ id, record }) => {
      const { channel, captureIds }: { channel: string; captureIds: string[] } = JSON.parse(record);
      await sql`update findings set channel = ${channel} where id = ${id}::uuid`.execute(db);
      for (const captureId of new Set(captureIds))
        await sql`insert into finding_captures values (${id}::uuid, ${captureId}::uuid)`.execute(db);
    });
  },
};

/** What cleaning up needs to know: which files captures have, what is to be removed, what was erased, whose turn it is. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { eachRecord } from './each-record.ts';

const STATEMENTS = [
  `create table capture_files (
    capture_id uuid not null references captures (id),
    device_id uuid not null references devices (id),
    sha256 text not null,
    primary key (capture_id, sha256)
  )`,
  `create index capture_files_of_blob on capture_files (sha256, device_id)`,
  `create index blob_owners_oldest on blob_owners (received_at)`,
  `create table doomed_blobs (sha256 text primary key)`,
  `create table erasures (id uuid primary key, erased_at timestamptz(3) not null)`,
  `create table leases (name text primary key, holder uuid not null, until timestamptz(3) not null)`,
];

/** Adds the tables, and fills in the files of older captures. */
export const maintenance: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    await eachRecord(db, sql`select id, record from captures`, async ({ id, record }) => {
      const { files }: { files: { sha256: string }[] } = JSON.parse(record);
      for (const sha256 of new Set(files.map((file) => file.sha256)))
        await sql`insert into capture_files select id, device_id, ${sha256} from captures where id = ${id}::uuid`.execute(
          db,
        );
    });
  },
};

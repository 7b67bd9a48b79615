/** What coordinators look findings up by: region, code, words. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { lookUpFields } from '../finding-words.ts';
import { eachRecord } from './each-record.ts';

const STATEMENTS = [
  `alter table findings add column region_id text`,
  `alter table findings add column code text`,
  `alter table findings add column words tsvector not null default ''::tsvector`,
  `alter table findings add column ticket_words tsvector not null default ''::tsvector`,
  `create index findings_of_region on findings (region_id, first_received_at desc, id desc)`,
  `create index findings_of_code on findings (code, first_received_at desc, id desc)`,
  `create index findings_of_words on findings using gin (words, ticket_words)`,
];

/** Adds them, and fills them of the records that are there. */
export const findingFilters: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    const newest = sql`select f.id, v.record from findings f
      join finding_versions v on v.finding_id = f.id and v.version = f.version`;
    await eachRecord(db, newest, async ({ id, record }) => {
      const { regionId, code, words } = lookUpFields(JSON.parse(record));
      await sql`update findings set region_id = ${regionId}, code = ${code},
        words = array_to_tsvector(${words}::text[]) where id = ${id}::uuid`.execute(db);
    });
    const tickets = sql`select finding_id as id, ticket as record from handlings where ticket is not null`;
    await eachRecord(db, tickets, async ({ id, record }) => {
      const { words } = lookUpFields({ filings: [{ ticket: record }] });
      await sql`update findings set ticket_words = array_to_tsvector(${words}::text[])
        where id = ${id}::uuid`.execute(db);
    });
  },
};

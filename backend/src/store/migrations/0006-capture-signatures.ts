/** Captures get their device's signature; those from before have none. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds the column. There is no way down: evidence is not dropped by a tool. */
export const captureSignatures: Migration = {
  async up(db) {
    await sql.raw('alter table captures add column signature text').execute(db);
  },
};

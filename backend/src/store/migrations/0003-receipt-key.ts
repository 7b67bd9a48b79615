/** The key that receipts are signed with: one for all instances. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table receipt_key (
    only_one boolean primary key default true check (only_one),
    private_jwk text not null,
    created_at timestamptz(3) not null
  )`,
];

/** Creates the table; the first start makes the key. */
export const receiptKey: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

/** For migrations that have to read records. */
import { type Kysely, type RawBuilder, sql } from 'kysely';

const BATCH = 500;

/** Calls back with each row (`id`, `record`) of a query, in the order of the ids, a batch of them at a time. */
export async function eachRecord(
  db: Kysely<unknown>,
  query: RawBuilder<unknown>,
  change: (row: { id: string; record: string }) => Promise<void>,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<{ id: string; record: string }>`
      select * from (${query}) as each_row where id > ${after}::uuid order by id limit ${BATCH}`.execute(db);
    for (const row of rows) await change(row);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id ?? after;
  }
}

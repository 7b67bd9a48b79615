import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../src/store/engine.ts';

interface Tables {
  things: { id: number; name: string | null; big: string; at: Date | null; words: string[] | null };
}

let db: Kysely<Tables>;

beforeAll(async () => {
  db = new Kysely({ dialect: await openEngine({ kind: 'pglite', folder: null }) });
  await sql`create table things (id int primary key, name text, big bigint not null, at timestamptz, words text[])`.execute(
    db,
  );
}, 60_000);
afterAll(() => db.destroy());

const thing = (id: number): Tables['things'] => ({ id, name: null, big: '1', at: null, words: null });
const count = async () => Number((await db.selectFrom('things').select(sql<string>`count(*)`.as('n')).execute())[0]?.n);

test('values of every kind that we write come back as they went in, each time', async () => {
  const rows: Tables['things'][] = [
    {
      id: 1,
      name: `kutip ' " \\ \u{1F600}`,
      big: '1',
      at: new Date('2026-11-22T01:02:03.004Z'),
      words: ['a', 'b,"c"'],
    },
    { id: 2, name: '', big: '1', at: null, words: [] },
    thing(3),
  ];
  for (const row of rows) await db.insertInto('things').values(row).execute();
  for (const row of rows)
    expect(await db.selectFrom('things').selectAll().where('id', '=', row.id).executeTakeFirst()).toMatchObject({
      ...row,
      big: expect.anything(),
    });
  expect((await db.updateTable('things').set({ big: '2' }).where('id', '<', 3).executeTakeFirst()).numUpdatedRows).toBe(
    2n,
  );
  expect((await db.deleteFrom('things').executeTakeFirst()).numDeletedRows).toBe(3n);
  expect(await db.selectFrom('things').selectAll().execute()).toEqual([]);
});

test('an answer that comes in many pieces is read as one', async () => {
  const word = 'é\u{1F600}'.repeat(700);
  const { rows } = await sql`
    select n, ${word}::text as word, null as nothing, 'null'::json as json from generate_series(1, 300) as n`.execute(
    db,
  );
  expect(rows).toEqual(Array.from({ length: 300 }, (_, index) => ({ n: index + 1, word, nothing: null, json: null })));
  const failed = sql`select 1 / (3 - n) from generate_series(1, 5) as n`.execute(db);
  await expect(failed).rejects.toMatchObject({ code: '22012', message: expect.stringContaining('division by zero') });
});

test('a statement that fails says its code, ends its transaction alone, and the next one works', async () => {
  const failed = db.transaction().execute(async (tx) => {
    await tx.insertInto('things').values(thing(1)).execute();
    await tx.insertInto('things').values(thing(1)).execute();
  });
  await expect(failed).rejects.toMatchObject({ code: '23505' });
  await expect(sql`select from nowhere`.execute(db)).rejects.toMatchObject({ code: '42P01' });
  // The very first of a transaction, which also begins it.
  await expect(db.transaction().execute((tx) => sql`select 1 / ${0}::int`.execute(tx))).rejects.toMatchObject({
    code: '22012',
  });
  await expect(db.transaction().execute((tx) => sql`select from nowhere`.execute(tx))).rejects.toMatchObject({
    code: '42P01',
  });
  await db.transaction().execute(async () => undefined);
  expect(await count()).toBe(0);
  await db.transaction().execute((tx) => tx.insertInto('things').values(thing(1)).execute());
  expect(await count()).toBe(1);
  await db.deleteFrom('things').execute();
});

test('a transaction in which a failure was passed over is not taken for written', async () => {
  const passedOver = db.transaction().execute(async (tx) => {
    await tx.insertInto('things').values(thing(1)).execute();
    await sql`select 1 / ${0}::int`.execute(tx).catch(() => undefined);
  });
  await expect(passedOver).rejects.toThrow('rolled back');
  expect(await count()).toBe(0);
});

test('what is asked for at the same time does not get into an open transaction', async () => {
  const { promise: seen, resolve: goOn } = Promise.withResolvers<void>();
  const transaction = db.transaction().execute(async (tx) => {
    await tx.insertInto('things').values(thing(1)).execute();
    await seen;
    throw new Error('no');
  });
  const others = [2, 3].map((id) => db.insertInto('things').values(thing(id)).execute());
  goOn();
  await expect(transaction).rejects.toThrow('no');
  await Promise.all(others);
  expect(await db.selectFrom('things').select('id').orderBy('id').execute()).toEqual([{ id: 2 }, { id: 3 }]);
  await db.deleteFrom('things').execute();
});

test('more different statements than are kept all work, also once more', async () => {
  for (let round = 0; round < 2; round++)
    for (let n = 1; n <= 320; n++) {
      const { rows } = await sql<{ n: number }>`select ${sql.lit(n)}::int + ${0}::int as n`.execute(db);
      expect(rows).toEqual([{ n }]);
    }
});

test('a table that was changed is read as it is then', async () => {
  const read = () => db.selectFrom('things').selectAll().execute();
  await db.insertInto('things').values(thing(1)).execute();
  await read();
  await sql`alter table things add column more text default 'x'`.execute(db);
  expect(await read()).toMatchObject([{ id: 1, more: 'x' }]);
});

test('lists are planned for what is looked for, everything else once, also after a rollback', async () => {
  const planning = (tx: Kysely<Tables>, limit: boolean) =>
    sql<{ mode: string }>`${sql.raw(`select current_setting('plan_cache_mode') as mode ${limit ? 'limit 1' : ''}`)}`
      .execute(tx)
      .then(({ rows }) => rows[0]?.mode);
  for (const limit of [false, true, true, false])
    expect(await planning(db, limit)).toBe(limit ? 'auto' : 'force_generic_plan');
  const failed = db.transaction().execute(async (tx) => {
    expect(await planning(tx, true)).toBe('auto');
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(await planning(db, true)).toBe('auto');
  await expect(sql`select 1 / ${0}::int limit 1`.execute(db)).rejects.toThrow();
  expect(await planning(db, false)).toBe('force_generic_plan');
});

test('many statements after each other do not hold up what else there is to do', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  for (let n = 0; n < 20_000 && turns < 3; n++) await sql`select 1`.execute(db);
  clearInterval(timer);
  expect(turns).toBe(3);
});

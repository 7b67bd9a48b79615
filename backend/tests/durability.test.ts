import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';

// A database is made here, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const synced = vi.hoisted(() => ({ count: 0 }));

vi.mock(import('node:fs'), async (importOriginal) => {
  const fs = await importOriginal();
  const fsyncSync: typeof fs.fsyncSync = (descriptor) => {
    synced.count++;
    fs.fsyncSync(descriptor);
  };
  return { ...fs, fsyncSync };
});

test('every committed write has been forced onto the disk, as a real PostgreSQL does it', async () => {
  const { openDatabase } = await import('../src/store/open-database.ts');
  const folder = await mkdtemp(join(tmpdir(), 'pantau-durable-'));
  const db = await openDatabase({ kind: 'pglite', folder: join(folder, 'database') });
  try {
    const settings = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`.execute(db);
    expect(settings.rows.map((row) => row.setting)).toEqual(['on', 'on', 'on']);
    const token = { role: 'coordinator' as const, device_id: null, issued_at: new Date() };
    for (const sha256 of ['a', 'b', 'c']) {
      const before = synced.count;
      await db
        .insertInto('tokens')
        .values({ ...token, sha256 })
        .execute();
      expect(synced.count).toBeGreaterThan(before);
    }
  } finally {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  }
});

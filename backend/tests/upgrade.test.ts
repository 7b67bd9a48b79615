import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, inject, test } from 'vitest';
import { canonicalJson } from '../../utils/capture/seal.ts';
import { NEW_REPORTED } from '../../utils/contract/finding-defaults.ts';
import { hashSecret } from '../src/secrets.ts';
import { type DatabaseLocation, openEngine } from '../src/store/engine.ts';
import { EVERYTHING } from '../src/store/findings.ts';
import { firstSchema } from '../src/store/migrations/0001-first-schema.ts';
import { openStore } from '../src/store/store.ts';
import { makeCapture, makeFile, makeSubmission, sha256Of, signCapture } from './harness/records.ts';
import { createDatabase } from './services/postgres-server.ts';

test('data of the first version is all there after the upgrade', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-upgrade-'));
  const services = inject('services');
  const location: DatabaseLocation =
    services === null
      ? { kind: 'pglite', folder: join(folder, 'database') }
      : { kind: 'postgres', url: await createDatabase(services.postgres) };
  const [deviceId, token, coordinator] = [randomUUID(), 'token of the device', 'token of the coordinator'];
  const bytes = new TextEncoder().encode('evidence');
  // With a character in its text that PostgreSQL cannot read out of JSON.
  const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
  expect(capture.text).toContain('\u0000');
  const { finding, manifests } = await makeSubmission([capture], {
    channel: 'berita',
    chosenCode: 'ETK-02',
    reported: { ...NEW_REPORTED, agency: 'Dinas Contoh', regionId: '35.01' },
  });
  const now = new Date('2026-11-20T00:00:00.000Z');

  const before = new Kysely<unknown>({ dialect: await openEngine(location) });
  const old = { getMigrations: async () => ({ '0001-first-schema': firstSchema }) };
  expect((await new Migrator({ db: before, provider: old }).migrateToLatest()).error).toBeUndefined();
  const record = canonicalJson(finding);
  for (const statement of [
    sql`insert into devices values (${deviceId}, ${now}, ${now}, null)`,
    sql`insert into tokens values (${hashSecret(token)}, 'device', ${deviceId}, ${now})`,
    sql`insert into tokens values (${hashSecret(coordinator)}, 'coordinator', null, ${now})`,
    sql`insert into blob_owners values (${deviceId}, ${sha256Of(bytes)}, ${bytes.length}, ${now})`,
    sql`insert into captures values (${capture.id}, ${deviceId}, ${manifests[0]}, ${canonicalJson(capture)}, ${now})`,
    sql`insert into findings values (${finding.id}, ${deviceId}, 1, ${now})`,
    sql`insert into finding_versions values
      (${finding.id}, 1, ${sha256Of(record)}, ${record}, ${JSON.stringify(manifests)}, ${now})`,
  ])
    await statement.execute(before);
  await before.destroy();

  const store = await openStore(location, () => new Date());
  try {
    expect(await store.devices.findActor(token)).toEqual({ role: 'device', deviceId });
    expect(await store.devices.findActor(coordinator)).toMatchObject({ role: 'coordinator' });
    const lookedFor = { ...EVERYTHING, channel: 'berita', region: '35.01', code: 'ETK-02', search: 'DINAS conto' };
    const { items } = await store.findings.list(null, lookedFor, null, 10);
    expect(items.map((item) => JSON.parse(item.record))).toEqual([finding]);
    expect((await store.captures.find(capture.id, deviceId))?.record).toBe(canonicalJson(capture));
    // What the upgrade had to find out about older records.
    expect(await store.cleanup.disown(new Date(), 10)).toBe(0);
    const other = randomUUID();
    const { code } = await store.invites.create(1);
    await store.invites.enrol(code, other, null);
    const witness = makeCapture();
    const record = canonicalJson(witness);
    const sealed = { record, sha256: sha256Of(record), withheld: new Set<string>() };
    const { signature } = await signCapture(witness);
    expect(await store.captures.save({ deviceId: other, capture: witness, signature, ...sealed })).toMatchObject({
      outcome: 'created',
    });
    expect(await store.captures.listWitnesses(finding.id)).toMatchObject([
      { captureId: witness.id, confirms: capture.id },
    ]);
    expect((await store.erasures.erase([finding.id], true)).captures).toEqual([capture.id]);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
  // An embedded database is made here, on a machine that may be busy.
}, 300_000);

import { expect, test } from 'vitest';
import { Capture } from '../../../utils/contract/capture.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { keepImported } from '../../../utils/direct/keep-imported.ts';
import { readExchange, toExchange, writeExchange } from '../../../utils/export/exchange.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

const now = () => new Date('2026-11-21T03:05:00.000Z');

test('a table from another device becomes drafts that say where they come from, and once only', async () => {
  const source = openMemoryDatabase();
  const bundle = await sampleBundle(1);
  await createCaptureRepository(source).create(bundle, uuid(101));
  const theirs = createFindingRepository(source, now);
  await theirs.update(uuid(101), { behaviours: ['KOMENTAR'], narrative: 'Uraian', occurredOn: '2026-11-20' });
  await theirs.decide(uuid(101), 'approved');
  const finding = (await theirs.get(uuid(101)))?.finding;
  if (!finding) throw new Error('There is no finding.');
  const read = readExchange(writeExchange([toExchange(finding, [bundle])], 'csv'));
  if (!read.ok) throw new Error(read.problem);
  source.close();

  const database = openMemoryDatabase();
  const repository = createCaptureRepository(database);
  const findings = createFindingRepository(database, now);
  const agent = bundle.capture.agent;
  let isCut = true;
  const deps = {
    repository,
    isBlank: async (id: string) => (await findings.get(id))?.finding.version === 1,
    describeAgent: async () => agent,
    now,
    update: async (...change: Parameters<typeof findings.update>) => {
      if (isCut) throw new Error('The page was closed.');
      return findings.update(...change);
    },
  };
  await expect(keepImported(read.rows, deps)).rejects.toThrow('closed');
  expect((await database.findings.toArray())[0]?.finding.behaviours).toEqual([]);
  isCut = false;
  // The same file goes on where it stopped.
  expect(await keepImported(read.rows, deps)).toEqual({ kept: 1, known: 0 });
  expect(await keepImported(read.rows, deps)).toEqual({ kept: 0, known: 1 });

  const [row, ...others] = await database.findings.toArray();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ queue: 'review', finding: { status: 'draft', channel: 'medsos', narrative: 'Uraian' } });
  expect(row?.finding.reported).toMatchObject({ account: 'Sari Contoh' });
  // Not the other device's number: the network has that one already, from there.
  expect(row?.id).not.toBe(uuid(101));
  expect(Finding.safeParse(row?.finding).success).toBe(true);
  const [kept] = await database.captures.toArray();
  expect(Capture.safeParse(kept?.capture).success).toBe(true);
  expect(kept?.capture).toMatchObject({ site: 'direct', files: [] });
  expect(kept?.capture.text).toContain(bundle.manifestSha256);
});

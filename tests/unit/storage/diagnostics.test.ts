import { expect, test } from 'vitest';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { diagnose } from '../../../utils/storage/diagnostics.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

const now = () => new Date('2026-11-21T03:05:00.000Z');

test('tells how many of what there are, and nothing that anybody wrote', async () => {
  const database = openMemoryDatabase();
  const findings = createFindingRepository(database, now);
  const outbox = createOutboxRepository(database, now);
  await createCaptureRepository(database).create(await sampleBundle(1), uuid(101));
  await createCaptureRepository(database).create(await sampleBundle(2), uuid(102));
  const reported = (await findings.get(uuid(101)))?.finding.reported;
  if (!reported) throw new Error('There is no finding.');
  await findings.update(uuid(101), {
    narrative: 'RAHASIA uraian',
    supported: 'RAHASIA calon',
    reported: { ...reported, name: 'RAHASIA nama', nip: '199001012015031001' },
  });
  await findings.decide(uuid(102), 'approved');
  await outbox.saveDevice({
    baseUrl: 'https://rahasia.example',
    token: 'RAHASIA-token',
    deviceId: uuid(7),
    network: 'RAHASIA jaringan',
  });
  await outbox.enqueueApproved();
  const [due] = await outbox.listDue(Date.now(), new Set(), 1);
  if (due) await outbox.save({ ...due.outbox, state: 'rejected', error: 'rejected', detail: 'RAHASIA jawaban server' });

  const told = await diagnose(database);
  expect(told).toMatchObject({
    'findings.review': 1,
    'findings.outgoing': 1,
    'captures.facebook.comment': 2,
    'outbox.rejected.rejected': 1,
    'rows.files': 2,
  });
  for (const value of Object.values(told)) expect(typeof value).toBe('number');
  const text = JSON.stringify(told);
  for (const secret of [
    /rahasia/i,
    /sari/i,
    /contoh/i,
    /komentar ke/i,
    /https?:/,
    /1990/,
    /[0-9a-f]{8}-/,
    /[0-9a-f]{64}/,
  ])
    expect(text).not.toMatch(secret);
});

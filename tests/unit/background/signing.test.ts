import { beforeEach, expect, test, vi } from 'vitest';
import type { CaptureServiceDeps } from '../../../utils/background/capture-service.ts';
import { enrol } from '../../../utils/background/enrol.ts';
import { verifyRecord } from '../../../utils/evidence/signature.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createKeyRepository } from '../../../utils/storage/key-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import type { ReportClient } from '../../../utils/sync/report-client.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { uuid } from '../sample.ts';
import { createSampleService, flagged, ORIGIN } from './sample-service.ts';

let database: Database;
beforeEach(() => {
  database = openMemoryDatabase();
});
const now = () => new Date('2026-11-21T03:05:00.000Z');
const keys = () => createKeyRepository(database, now);

const captureWith = (sign: CaptureServiceDeps['sign']) =>
  createSampleService(database, { takeShot: async () => ({ ok: false, reason: 'not-permitted' }), sign, now });

test('what is flagged before any network was joined is signed at once', async () => {
  await captureWith(keys().sign).create(flagged(1), ORIGIN);
  const row = await database.captures.get(uuid(1));
  expect(row?.signature && (await verifyRecord(row.signature, row.capture))).toBe(true);
});

test('without a key the evidence is kept all the same, and signed later', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await captureWith(() => Promise.reject(new Error('no key'))).create(flagged(1), ORIGIN);
  const row = await database.captures.get(uuid(1));
  expect(row?.signature).toBeNull();
  const late = row && (await keys().signCapture(row));
  expect(late && row && (await verifyRecord(late, row.capture))).toBe(true);
  expect((await database.captures.get(uuid(1)))?.signature).toEqual(late);
});

test('another network gets another key and another pseudonym: the two cannot see that they share a volunteer', async () => {
  const outbox = createOutboxRepository(database, now);
  const asked: string[] = [];
  const client: Pick<ReportClient, 'enrol'> = {
    enrol: async (_baseUrl, { deviceId }) => {
      asked.push(deviceId);
      const receiptKey = { kty: 'OKP' as const, crv: 'Ed25519' as const, x: 'k'.repeat(43) };
      return { deviceId, token: 't', network: 'Jaringan Contoh', receiptKey };
    },
  };
  const refuse = () => Promise.reject(new Error('not used'));
  const whole = {
    ...client,
    uploadBlob: refuse,
    getReceiptKey: refuse,
    putCapture: refuse,
    putFinding: refuse,
    deliver: refuse,
    getReference: refuse,
    getHandlings: refuse,
    getTimestamps: refuse,
  };
  const bytes = new TextEncoder().encode('contoh');
  const join = (host: string) => enrol(`https://${host}/join#${'a'.repeat(43)}`, outbox, keys(), whole);
  const before = await keys().sign(bytes);
  await join('satu.example');
  const inFirst = await keys().sign(bytes);
  expect(inFirst.keyId, 'the first network knows what was flagged before').toBe(before.keyId);
  await join('dua.example');
  expect((await keys().sign(bytes)).keyId).not.toBe(inFirst.keyId);
  expect(new Set(asked).size).toBe(2);
});

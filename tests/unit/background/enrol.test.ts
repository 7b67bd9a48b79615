import { beforeEach, expect, test, vi } from 'vitest';
import { enrol } from '../../../utils/background/enrol.ts';
import type { EnrolmentRequest } from '../../../utils/contract/api.ts';
import { createKeyRepository, type KeyRepository } from '../../../utils/storage/key-repository.ts';
import { createOutboxRepository, type OutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { DeliveryFailure, type ReportClient } from '../../../utils/sync/report-client.ts';
import { openMemoryDatabase } from '../memory-database.ts';

const receiptKey = { kty: 'OKP' as const, crv: 'Ed25519' as const, x: 'k'.repeat(43) };
const link = (host: string) => `https://${host}/join#${'a'.repeat(43)}`;
const unused = () => Promise.reject(new Error('not used'));

let outbox: OutboxRepository;
let keys: KeyRepository;
beforeEach(() => {
  const database = openMemoryDatabase();
  const now = () => new Date();
  outbox = createOutboxRepository(database, now);
  keys = createKeyRepository(database, now);
});

function clientWith(answer: (request: EnrolmentRequest) => void) {
  const asked = vi.fn(async (_baseUrl: string, request: EnrolmentRequest) => {
    answer(request);
    return { deviceId: request.deviceId, token: `token ${asked.mock.calls.length}`, network: 'Contoh', receiptKey };
  });
  const client: ReportClient = {
    enrol: asked,
    uploadBlob: unused,
    getReceiptKey: unused,
    putCapture: unused,
    putFinding: unused,
    deliver: unused,
    getReference: unused,
    getHandlings: unused,
    getTimestamps: unused,
  };
  return { asked, client };
}

test('a device goes on under its pseudonym in the network it was in, and takes a new one in another', async () => {
  const { asked, client } = clientWith(() => undefined);
  const keyId = async () => (await keys.sign(new TextEncoder().encode('contoh'))).keyId;
  await enrol(link('satu.example'), outbox, keys, client);
  const key = await keyId();
  await enrol(link('satu.example'), outbox, keys, client);
  expect(await keyId(), 'the same pseudonym signs with the same key').toBe(key);
  await enrol(link('dua.example'), outbox, keys, client);
  expect(await keyId()).not.toBe(key);
  const [first, again, other] = asked.mock.calls.map(([, request]) => request);
  expect(first).not.toHaveProperty('previousToken');
  expect(again).toMatchObject({ deviceId: first?.deviceId, previousToken: 'token 1' });
  expect(other).not.toHaveProperty('previousToken');
  expect(other?.deviceId).not.toBe(first?.deviceId);
  expect(await outbox.getDevice()).toMatchObject({ baseUrl: 'https://dua.example', token: 'token 3', receiptKey });
});

test('a backend that does not know the device any more takes it as a new one', async () => {
  const { asked, client } = clientWith(({ previousToken }) => {
    if (previousToken) throw new DeliveryFailure('rejected', 'taken', 'conflict');
  });
  await enrol(link('satu.example'), outbox, keys, client);
  await enrol(link('satu.example'), outbox, keys, client);
  const [first, , anew] = asked.mock.calls.map(([, request]) => request);
  expect(anew?.deviceId).not.toBe(first?.deviceId);
});

test('a code is enough where the backend is known; another backend than the organisation’s is refused', async () => {
  const { asked, client } = clientWith(() => undefined);
  const code = 'b'.repeat(43);
  await expect(enrol(code, outbox, keys, client)).rejects.toMatchObject({ code: 'invite-invalid' });
  await enrol(code, outbox, keys, client, 'https://satu.example');
  expect(asked.mock.calls[0]?.[0]).toBe('https://satu.example');
  await enrol(code, outbox, keys, client);
  expect(asked.mock.calls[1]?.[0]).toBe('https://satu.example');
  await expect(enrol(link('dua.example'), outbox, keys, client, 'https://satu.example')).rejects.toMatchObject({
    code: 'managed',
  });
  expect(asked).toHaveBeenCalledTimes(2);
});

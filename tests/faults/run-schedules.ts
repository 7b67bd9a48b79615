/**
 * Captures on their way through seeded fault schedules, with workers that are ended and a backend that is killed; then the
 * count: the backend holds exactly what was flagged, with equal hashes, each thing once, and no receipt is without its data.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FindingPage, StoredCapture } from '../../utils/contract/api.ts';
import { parseInvite } from '../../utils/contract/invite.ts';
import { createUuid } from '../../utils/platform/ids.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import type { Database } from '../../utils/storage/database.ts';
import { createFindingRepository } from '../../utils/storage/finding-repository.ts';
import { createOutboxRepository } from '../../utils/storage/outbox-repository.ts';
import { createReportClient } from '../../utils/sync/report-client.ts';
import { createRandom, type Random } from '../bench/facebook/page/random.ts';
import { type BackendProcess, startBackend } from '../harness/backend-process.ts';
import { openMemoryDatabase } from '../unit/memory-database.ts';
import { sampleCapture } from '../unit/sample.ts';
import { createMortalWorker } from './mortal-worker.ts';
import { type Fault, startTcpProxy } from './tcp-proxy.ts';

export interface FaultRun {
  captures: number;
  schedules: number;
  seed: number;
  /** Called after each schedule. */
  onProgress(done: number): void;
}

export interface FaultReport {
  faults: Record<Fault, number>;
  workerKills: number;
  backendKills: number;
  /** How often a finding was called rejected, and a person had to send it again. 0 is what should be. */
  askedPerson: number;
  /** What is not as it should be; empty where all is well. */
  wrong: string[];
  captures: number;
  findings: number;
  bytes: number;
}

/** More rounds than this for one schedule means that something never arrives. */
const MOST_ROUNDS = 300;

/** Runs the schedules. Rejects where something never arrives. */
export async function runFaultSchedules({ captures, schedules, seed, onProgress }: FaultRun): Promise<FaultReport> {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-faults-'));
  let backend = await startBackend(folder);
  const port = Number(new URL(backend.url).port);
  const proxy = await startTcpProxy(() => backend.url, seed);
  const database = openMemoryDatabase();
  const random = createRandom(seed);
  const report = { workerKills: 0, backendKills: 0, askedPerson: 0 };
  try {
    await enrol(database, await backend.invite(backend.url), proxy.url);
    for (let schedule = 0; schedule < schedules; schedule++) {
      proxy.reseed(seed + schedule);
      const share = Math.floor(((schedule + 1) * captures) / schedules) - Math.floor((schedule * captures) / schedules);
      for (let n = 0; n < share; n++) await flagOne(database, random);
      // One schedule in three loses its backend, at any moment.
      const killing =
        schedule % 3 !== 1
          ? Promise.resolve()
          : (async () => {
              await sleep(random.below(200));
              await backend.stop('SIGKILL');
              report.backendKills++;
              backend = await startBackend(folder, port);
            })();
      await syncToTheEnd(database, random, report);
      await killing;
      onProgress(schedule + 1);
    }
    const wrong = await compare(database, backend);
    const files = await database.files.toArray();
    return {
      ...report,
      faults: proxy.counts,
      wrong,
      captures: await database.captures.count(),
      findings: await database.findings.count(),
      bytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
    };
  } finally {
    await proxy.stop();
    await backend.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function enrol(database: Database, link: string, proxyUrl: string): Promise<void> {
  const invite = parseInvite(link);
  if (!invite) throw new Error('No invite.');
  const request = { invite: invite.code, deviceId: createUuid() };
  const { token, deviceId, network, receiptKey } = await createReportClient(null, fetch).enrol(invite.baseUrl, request);
  await createOutboxRepository(database, () => new Date()).saveDevice({
    baseUrl: proxyUrl,
    token,
    deviceId,
    network,
    receiptKey,
  });
}

/** Flags and approves one item, with a picture of 1 to 400 kB. */
async function flagOne(database: Database, random: Random): Promise<void> {
  const n = await database.captures.count();
  const bytes = random.letters(1_000).repeat(1 + random.below(400));
  const sealed = await sampleCapture(n + 1, null, `${n} ${bytes}`);
  const findingId = createUuid();
  await createCaptureRepository(database).create({ ...sealed, signature: null, thumbnail: null }, findingId);
  await createFindingRepository(database, () => new Date()).decide(findingId, 'approved');
}

/** Lets one worker after the other work until everything has been sent. Nobody waits: the clock goes to the next attempt. */
async function syncToTheEnd(
  database: Database,
  random: Random,
  report: { workerKills: number; askedPerson: number },
): Promise<void> {
  let now = Date.now();
  let pressed = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const worker = createMortalWorker(
      database,
      () => now,
      () => random.below(1000) / 1000,
    );
    const kill = random.below(3) === 0 ? setTimeout(worker.kill, random.below(150)) : undefined;
    const ended = await Promise.race([pressed ? worker.resume() : worker.start(), worker.killed]);
    clearTimeout(kill);
    if (ended === 'killed') report.workerKills++;
    // Ended too, even if it has nothing to do: the next round is another worker's.
    worker.kill();
    const rows = await database.outbox.toArray();
    // The button puts findings into the outbox, and a worker may die before that.
    pressed = rows.length > 0 || (await database.findings.where('queue').equals('outgoing').count()) === 0;
    if (pressed && rows.length === 0) return;
    const rejected = rows.filter(({ state }) => state === 'rejected');
    if (rejected.length > 0 && rejected.length === rows.length) {
      report.askedPerson += rejected.length;
      for (const { error, detail } of rejected) console.warn(`rejected: ${error} ${detail}`);
      pressed = false;
    }
    now = Math.max(now, ...rows.map(({ nextAttemptAt }) => nextAttemptAt)) + 1;
    // A backend that was killed needs a moment.
    if (rows.some(({ error }) => error === 'offline')) await sleep(50);
  }
  throw new Error(`Not everything arrived: ${JSON.stringify(await database.outbox.toArray())}`);
}

/** Holds the device's database against what the backend has, asked directly. */
async function compare(database: Database, backend: BackendProcess): Promise<string[]> {
  const wrong: string[] = [];
  const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
  const get = (path: string) => fetch(backend.url + path, { headers });
  const stored: FindingPage['items'] = [];
  for (let path: string | null = '/v1/findings?limit=200'; path !== null; ) {
    const page = FindingPage.parse(await (await get(path)).json());
    stored.push(...page.items);
    path = page.next && `/v1/findings?limit=200&cursor=${page.next}`;
  }
  const findings = await database.findings.toArray();
  const receipts = new Map((await database.receipts.toArray()).map((row) => [row.id, row.receipt]));
  const expectSame = (what: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) !== JSON.stringify(b))
      wrong.push(`${what}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`);
  };
  expectSame('the findings', stored.map(({ finding }) => finding.id).sort(), findings.map(({ id }) => id).sort());
  expectSame('findings not called sent', findings.filter(({ queue }) => queue !== 'sent').length, 0);
  for (const { finding, receipt } of stored) expectSame(`receipt of ${finding.id}`, receipts.get(finding.id), receipt);
  for (const { id, manifestSha256, capture } of await database.captures.toArray()) {
    const answer = await get(`/v1/captures/${id}`);
    if (!answer.ok) {
      wrong.push(`capture ${id}: ${answer.status}`);
      continue;
    }
    const { receipt } = StoredCapture.parse(await answer.json());
    expectSame(`hash of ${id}`, receipt.sha256, manifestSha256);
    expectSame(`receipt of ${id}`, receipts.get(id), receipt);
    for (const { sha256 } of capture.files) {
      const bytes = Buffer.from(await (await get(`/v1/blobs/${sha256}`)).arrayBuffer());
      expectSame(`file ${sha256}`, createHash('sha256').update(bytes).digest('hex'), sha256);
    }
  }
  expectSame('receipts', receipts.size, findings.length + (await database.captures.count()));
  return wrong;
}

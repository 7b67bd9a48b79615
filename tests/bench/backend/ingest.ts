/** How fast the backend takes captures in, against a bare server, and how its memory grows. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteAdmin } from '../../../backend/src/admin/remote-admin.ts';
import { readRuntimeFile } from '../../../backend/src/admin/runtime-file.ts';
import { Enrolment } from '../../../utils/contract/api.ts';
import { parseInvite } from '../../../utils/contract/invite.ts';
import { startBackend } from '../../harness/backend-process.ts';
import { type Metric, median, round } from '../metric.ts';
import { percentile } from '../percentile.ts';
import { drive, ingestBare, ingestTo, makeParcels, uploadTo } from './drive.ts';

/** As large as the screenshot of an item usually is. */
const FILE_BYTES = 120_000;
const DEVICES = [1, 16, 64];
const MOST_DEVICES = 64;
/** Captures of one block; blocks of backend and bare server take turns. */
const BLOCK = 160;
/** Before anything is counted: a server that runs has compiled its code, and both are twice as fast after so many. */
const WARM_UP_BLOCKS = 6;
const ROUNDS = 9;
const UPLOADS = 10_000;
const WARM_UP_UPLOADS = 1_000;
const SMALL_FILE_BYTES = 20_000;

/** Starts both, measures, ends them. */
export async function measureIngest(folder: string): Promise<Metric[]> {
  const data = join(folder, 'backend');
  // As one that stands behind a limit of its own: this is no one's normal day.
  const backend = await startBackend(data, 0, { PANTAU_RATE_LIMITS: 'no' });
  const bare = await startBare(join(folder, 'bare'));
  try {
    const tokens = await enrolDevices(data, backend.url, MOST_DEVICES);
    const ingest = ingestTo(backend.url, tokens);
    const bareIngest = ingestBare(bare.url);
    for (let block = 0; block < WARM_UP_BLOCKS; block++)
      for (const send of [ingest, bareIngest]) await drive(await makeParcels(BLOCK, FILE_BYTES), 16, send);
    const ratios: number[] = [];
    const rates: number[] = [];
    for (let round_ = 0; round_ < ROUNDS; round_++) {
      const parcels = await makeParcels(BLOCK, FILE_BYTES);
      // Every other time the other way round, so that what the disk does afterwards falls on both.
      const order = round_ % 2 === 0 ? [ingest, bareIngest] : [bareIngest, ingest];
      const seconds = new Map<unknown, number>();
      for (const send of order) seconds.set(send, (await drive(parcels, 16, send)).seconds);
      ratios.push((seconds.get(bareIngest) ?? 0) / (seconds.get(ingest) ?? 1));
      rates.push(BLOCK / (seconds.get(ingest) ?? 1));
    }
    const metrics: Metric[] = [
      { id: 'ingest_ratio', value: round(median(ratios), 2), unit: 'ratio', goal: 0.7 },
      { id: 'ingest_per_second', value: round(median(rates), 1), unit: 'captures/s', goal: null },
    ];
    for (const devices of DEVICES) {
      const { each } = await drive(await makeParcels(Math.max(150, devices * 6), FILE_BYTES), devices, ingest);
      for (const share of [50, 95, 99])
        metrics.push({
          id: `ingest_p${share}_${devices}_ms`,
          value: round(percentile(each, share / 100), 1),
          unit: 'ms',
          goal: null,
        });
    }
    return [...metrics, ...(await measureMemory(backend, tokens))];
  } finally {
    await backend.stop();
    bare.stop();
  }
}

/** Resident memory of the backend after the first uploads, and after many more. */
async function measureMemory(backend: { url: string; pid: number }, tokens: readonly string[]): Promise<Metric[]> {
  const upload = uploadTo(backend.url, tokens);
  const send = async (count: number) => {
    for (let sent = 0; sent < count; sent += 500)
      await drive(await makeParcels(Math.min(500, count - sent), SMALL_FILE_BYTES), 16, upload);
  };
  await send(WARM_UP_UPLOADS);
  const before = await residentMb(backend.pid);
  await send(UPLOADS);
  const after = await residentMb(backend.pid);
  return [
    { id: 'server_rss_growth_mb', value: round(after - before, 1), unit: 'MB', goal: 64 },
    { id: 'server_rss_mb', value: round(after, 1), unit: 'MB', goal: null },
  ];
}

/** The middle of some looks, a moment after the last request. */
async function residentMb(pid: number): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 5; look++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    looks.push(Number(kilobytes) / 1024);
  }
  return median(looks);
}

/** Tokens of this many devices. */
async function enrolDevices(folder: string, url: string, count: number): Promise<string[]> {
  const running = await readRuntimeFile(folder);
  if (running === null) throw new Error('The backend does not run.');
  const admin = createRemoteAdmin(running);
  const tokens: string[] = [];
  for (let number = 0; number < count; number++) {
    const { link } = await admin.createInvite({ baseUrl: url, hours: 1 });
    const response = await fetch(`${url}/v1/enrolments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invite: parseInvite(link)?.code, deviceId: randomUUID() }),
    });
    tokens.push(Enrolment.parse(await response.json()).token);
  }
  return tokens;
}

async function startBare(folder: string): Promise<{ url: string; stop(): void }> {
  const script = join(import.meta.dirname, '../../../backend/tests/harness/bare-server.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { url: String(line).trim(), stop: () => void child.kill('SIGKILL') };
}

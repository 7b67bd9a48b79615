/**
 * What the backend is measured against: a process that writes the same bytes and the same row as durably, to the same kind of
 * disk and database, and does nothing else. `node bare-server.ts FOLDER` prints its address.
 */
import { mkdir, open, rename } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createDurableNodeFs, DURABLE_START_PARAMS } from '../../src/store/durable-node-fs.ts';

const folder = process.argv[2] ?? '.';
await mkdir(join(folder, 'files'), { recursive: true });
const db = await PGlite.create({
  fs: createDurableNodeFs(join(folder, 'database')),
  startParams: [...DURABLE_START_PARAMS, '-c', 'synchronous_commit=on'],
});
await db.exec('create table rows (id uuid primary key, sha256 text not null, record text not null)');

/** Under its name only once it is whole, and both durable: as the backend promises it. */
async function keepFile(name: string, request: IncomingMessage): Promise<void> {
  const target = join(folder, 'files', name);
  const handle = await open(`${target}.part`, 'w');
  try {
    for await (const chunk of request) await handle.write(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${target}.part`, target);
  const parent = await open(dirname(target), 'r');
  await parent.sync();
  await parent.close();
}

async function keepRow(id: string, request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  await db.query('insert into rows values ($1, $2, $3)', [id, id, Buffer.concat(chunks).toString('utf8')]);
}

const server = createServer(async (request, response) => {
  const [, kind, name = ''] = (request.url ?? '').split('/');
  await (kind === 'file' ? keepFile(name, request) : keepRow(name, request));
  response.writeHead(201).end();
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);

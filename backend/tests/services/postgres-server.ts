/**
 * A real PostgreSQL server for tests, in a folder of its own on a free port. Uses what is installed; installs it where
 * that is possible (root on Debian or Ubuntu), as the harness does with browsers.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const DEBIAN_FOLDER = '/usr/lib/postgresql';

export interface PostgresServer {
  /** Address of its administrative database. */
  url: string;
  stop(): Promise<void>;
}

/** Makes an empty database on the server and gives its address. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Starts a server. Throws with what to do where there is no PostgreSQL and none can be installed. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres() ?? installPostgres();
  if (bin === null) throw new Error('No PostgreSQL 15 or newer. Install it, or set PANTAU_POSTGRES_BIN to its folder.');
  const folder = mkdtempSync(join(tmpdir(), 'pantau-postgres-'));
  const account = unprivilegedAccount();
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...account };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'], {
    ...options,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  // No fsync: what these tests end is the backend, never this server. Sockets and data go with the folder.
  const settings = {
    fsync: 'off',
    max_connections: '200',
    unix_socket_directories: folder,
    listen_addresses: '127.0.0.1',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...options,
    stdio: 'ignore',
  });
  const end = () => server.kill('SIGQUIT');
  process.once('exit', end);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let tries = 0; ; tries++) {
    try {
      await query(url, 'select 1');
      break;
    } catch (error) {
      if (tries > 100 || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    url,
    async stop() {
      process.off('exit', end);
      const closed = once(server, 'close');
      end();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs statements one after the other, each by itself; the rows of the last one. */
export async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Folder of `initdb` and `postgres`, of the newest version there is; null for none. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER)
        .map(Number)
        .sort((a, b) => b - a)
    : [];
  const folders = [
    ...(process.env.PANTAU_POSTGRES_BIN ? [process.env.PANTAU_POSTGRES_BIN] : []),
    ...versions.filter((version) => version >= 15).map((version) => join(DEBIAN_FOLDER, String(version), 'bin')),
    ...['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'],
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

export function installPostgres(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing postgresql with apt-get (a minute, once) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return findPostgres();
}

/** PostgreSQL refuses to run as root; null where we are not. */
function unprivilegedAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string, name: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const name = idOf('-u', 'postgres').status === 0 ? 'postgres' : 'nobody';
  return { uid: Number(idOf('-u', name).stdout), gid: Number(idOf('-g', name).stdout) };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return address.port;
}

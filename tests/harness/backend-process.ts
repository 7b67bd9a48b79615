/** A real backend process on its embedded database, on a free port of this machine. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { FindingPage } from '../../utils/contract/api.ts';

const run = promisify(execFile);
/** As `npm run backend`, the container and the service start it. */
const NODE_FLAGS = ['--max-semi-space-size=16'];
const MAIN = join(import.meta.dirname, '../../backend/src/main.ts');

export interface BackendProcess {
  url: string;
  /** Of its process. */
  pid: number;
  /** Makes a single-use invite link; `baseUrl` is another address under which the device is to reach the backend. */
  invite(baseUrl?: string): Promise<string>;
  /** Issues a token that reads everything. */
  coordinatorToken(): Promise<string>;
  /** Ends it gracefully, or at once with `SIGKILL`. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a backend whose data is in `folder`. `port` 0 takes any free one; `settings` are more variables of its environment. */
export async function startBackend(
  folder: string,
  port = 0,
  settings: Record<string, string> = {},
): Promise<BackendProcess> {
  const env = {
    ...process.env,
    PANTAU_DATA: folder,
    PANTAU_PORT: String(port),
    PANTAU_NETWORK: 'Jaringan Latihan',
    PANTAU_LOG: 'error',
    ...settings,
  };
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await readUrl(child);
  const command = async (name: string, ...args: string[]): Promise<Record<string, unknown>> => {
    const { stdout } = await run(process.execPath, [MAIN, name, '--json', ...args], { env });
    return JSON.parse(stdout);
  };
  return {
    url,
    pid: child.pid ?? 0,
    invite: async (baseUrl) => String((await command('invite', ...(baseUrl ? ['--base-url', baseUrl] : []))).link),
    coordinatorToken: async () => String((await command('coordinator')).token),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
  };
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The backend ended with code ${code} before it listened.`)));
    child.once('error', reject);
    if (!child.stdout) return reject(new Error('The backend has no output.'));
    createInterface(child.stdout).on('line', (line) => {
      try {
        const { listening } = JSON.parse(line);
        if (typeof listening === 'string') resolve(listening);
      } catch {
        // A line of the log.
      }
    });
  });
}

/** What the backend holds, as a coordinator sees it. */
export async function heldBy(backend: BackendProcess): Promise<FindingPage['items']> {
  const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
  const response = await fetch(`${backend.url}/v1/findings?limit=200`, { headers });
  return FindingPage.parse(await response.json()).items;
}

/** The backend as a real process, as an operator or another test suite starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. */
export async function runCommand(
  dataFolder: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<CommandResult> {
  const child = start(dataFolder, args, environment);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [code] = await once(child, 'close');
  return { code, stdout: stdout(), stderr: stderr() };
}

export interface RunningBackend {
  url: string;
  /** Ends it like a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; its exit code. */
  stop(): Promise<number | null>;
  /** What it wrote to standard error so far. */
  log(): string;
}

/** Starts the server on a free port and waits until it listens; `main` is another copy of its program. */
export async function startBackend(
  dataFolder: string,
  environment: Record<string, string> = {},
  main = MAIN,
): Promise<RunningBackend> {
  const child = start(dataFolder, ['--json'], environment, main);
  // A test that fails before it stops the backend must not leave it behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const closed = once(child, 'close');
  while (!stdout().includes('\n')) {
    if (child.exitCode !== null) throw new Error(`The backend ended: ${stderr()}`);
    await Promise.race([child.stdout && once(child.stdout, 'data'), closed]);
  }
  const line: unknown = JSON.parse(stdout());
  if (typeof line !== 'object' || line === null || !('listening' in line))
    throw new Error('Not the line that was agreed.');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await closed;
  };
  return {
    url: String(line.listening),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
    log: stderr,
  };
}

function start(dataFolder: string, args: string[], environment: Record<string, string>, main = MAIN): ChildProcess {
  const env = { PATH: process.env.PATH, PANTAU_DATA: dataFolder, PANTAU_PORT: '0', ...environment };
  return spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

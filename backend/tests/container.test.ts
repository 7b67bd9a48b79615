import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend } from './harness/spawn-backend.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEPLOY = join(ROOT, 'backend/deploy');

let image: string;
beforeAll(async () => {
  image = await mkdtemp(join(tmpdir(), 'pantau-image-'));
});
afterAll(() => rm(image, { recursive: true, force: true }));

/** Carries out the `COPY` lines of the container file in a folder, with the packages that are installed here. */
async function replayCopies(): Promise<void> {
  const lines = (await readFile(join(DEPLOY, 'Containerfile'), 'utf8')).split('\n');
  for (const line of lines) {
    const [command, ...paths] = line.split(' ');
    const target = paths.pop();
    if (command !== 'COPY' || target === undefined) continue;
    for (const source of paths) {
      const isFolder = target.endsWith('/');
      const place = join(image, isFolder ? join(target, basename(source)) : target);
      await mkdir(dirname(place), { recursive: true });
      await cp(join(ROOT, source), place, { recursive: true });
    }
  }
  await symlink(join(ROOT, 'node_modules'), join(image, 'node_modules'));
}

test('what the container file copies is enough to start, and answers that it is ready', async () => {
  await replayCopies();
  const main = join(image, 'backend/src/main.ts');
  const help = spawnSync(process.execPath, [main, '--help'], { cwd: image, encoding: 'utf8' });
  expect([help.status, help.stderr]).toEqual([0, '']);
  const backend = await startBackend(join(image, 'data'), {}, main);
  try {
    for (const path of ['/v1/ready', '/v1/openapi.json', '/join'])
      expect((await fetch(backend.url + path)).status, path).toBe(200);
  } finally {
    expect(await backend.stop()).toBe(0);
  }
}, 90_000);

test('every setting of the compose file and of the example is one that the backend knows', async () => {
  const { USAGE } = await import('../src/cli/parse-command.ts');
  const compose = await readFile(join(DEPLOY, 'compose.yaml'), 'utf8');
  const settings = [...compose.matchAll(/^ {4}((?:PANTAU|S3|DATABASE)_\w+):/gm)].map(([, name]) => name ?? '');
  expect(settings.length).toBeGreaterThan(8);
  expect(settings.filter((name) => !USAGE.includes(name))).toEqual([]);
  const example = await readFile(join(DEPLOY, '.env.example'), 'utf8');
  const wanted = [...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');
  expect(wanted.filter((name) => !example.includes(`${name}=`))).toEqual([]);
});

test('every way to start the backend gives Node the same options', async () => {
  const deployed = ['pantau-backend.service', 'Containerfile'].map((name) => `backend/deploy/${name}`);
  const places = ['package.json', 'tests/harness/backend-process.ts', ...deployed];
  const texts = await Promise.all(places.map((place) => readFile(join(ROOT, place), 'utf8')));
  const options = texts.map((text) => text.match(/--max-semi-space-size=\d+/g));
  expect(new Set(options.map(String)).size, String(options)).toBe(1);
  expect(options[0]).toHaveLength(1);
});

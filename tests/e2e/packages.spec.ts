/** What goes to the stores: the packages are what the archive of sources makes again, and Mozilla's linter finds nothing. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIREFOX_BUILD } from '../harness/launch-firefox.ts';

const ROOT = join(import.meta.dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
const run = (folder: string, script: string, args: string[], env = process.env) =>
  execFileSync(process.execPath, [join(MODULES, script), ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    env,
  });

const PACKAGES = ['chrome', 'edge', 'firefox', 'sources'].map((kind) => `-${kind}.zip`);

/** Does what `npm run zip` does. SHA-256 of each archive by its name. */
function makePackages(folder: string, environment: string): Record<string, string> {
  for (const path of globSync('.output/*.zip', { cwd: folder })) rmSync(join(folder, path));
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const command of String(scripts.zip).split(' && '))
    run(folder, 'wxt/bin/wxt.mjs', command.split(' ').slice(1), { ...process.env, NODE_ENV: environment });
  return Object.fromEntries(
    globSync('.output/*.zip', { cwd: folder })
      .toSorted()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}

test('the archive of sources makes the same packages in a clean folder, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-sources-'));
  try {
    const made = makePackages(ROOT, 'production');
    expect(Object.keys(made).map((path) => path.slice(path.lastIndexOf('-')))).toEqual(PACKAGES);
    const sources = Object.keys(made).find((path) => path.endsWith('-sources.zip')) ?? '';
    execFileSync('unzip', ['-q', join(ROOT, sources), '-d', folder]);
    // What `npm ci` installs follows from the lockfile, which the archive has to bring.
    expect(readFileSync(join(folder, 'package-lock.json'))).toEqual(readFileSync(join(ROOT, 'package-lock.json')));
    symlinkSync(MODULES, join(folder, 'node_modules'), 'junction');
    // Nor does it depend on the environment of whoever builds it.
    expect(makePackages(folder, 'test')).toEqual(made);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('web-ext lint finds no error, no warning and nothing to note', () => {
  const options = ['--source-dir', FIREFOX_BUILD, '--output', 'json', '--no-config-discovery'];
  // It would ask a registry for a newer version of itself.
  const said = run(ROOT, 'web-ext/bin/web-ext.js', ['lint', ...options], { ...process.env, NO_UPDATE_NOTIFIER: '1' });
  const { errors, warnings, notices } = JSON.parse(said);
  expect([...errors, ...warnings, ...notices]).toEqual([]);
});

/** What goes to the stores: the packages are what the archive of sources makes again, and Mozilla's linter finds nothing. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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

const linkModules = (folder: string) => symlinkSync(MODULES, join(folder, 'node_modules'), 'junction');

/** What a build makes, and what does not belong to the sources. */
const NO_SOURCES = new Set(['node_modules', '.output', '.wxt', '.git', '.data']);

/** A copy of this folder: the builds in it are what other tests run meanwhile. */
function copyRoot(folder: string): void {
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !NO_SOURCES.has(relative(ROOT, path)) });
  linkModules(folder);
}

test('the archive of sources makes the same packages in a clean folder, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-packages-'));
  const [copy, again] = [join(folder, 'copy'), join(folder, 'again')];
  try {
    copyRoot(copy);
    const made = makePackages(copy, 'production');
    expect(Object.keys(made).map((path) => path.slice(path.lastIndexOf('-')))).toEqual(PACKAGES);
    const sources = Object.keys(made).find((path) => path.endsWith('-sources.zip')) ?? '';
    execFileSync('unzip', ['-q', join(copy, sources), '-d', again]);
    // What `npm ci` installs follows from the lockfile, which the archive has to bring.
    expect(readFileSync(join(again, 'package-lock.json'))).toEqual(readFileSync(join(ROOT, 'package-lock.json')));
    linkModules(again);
    // Nor does it depend on the environment of whoever builds it.
    expect(makePackages(again, 'test')).toEqual(made);
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

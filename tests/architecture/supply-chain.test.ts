/** What comes from others: from any registry, and under licences that let a network deploy and change it. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, readText } from './source-modules.ts';

const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PostgreSQL',
  'Unlicense',
]);

/** Packages that say their licence in their documentation only. */
const SAID_ELSEWHERE: Record<string, { file: string; text: RegExp }> = {
  // Used by the part of tus-js-client that is for Node: not in the extension.
  'node_modules/combine-errors': { file: 'Readme.md', text: /## License\s+MIT\s*$/ },
};

interface Package {
  license?: unknown;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const readPackage = (folder: string): Package => JSON.parse(readText(posix.join(folder, 'package.json')));

/** Where Node finds a package when a module in `folder` imports it; null for an optional one that is not installed. */
function findPackage(name: string, folder: string): string | null {
  for (let from = folder; ; from = posix.dirname(from)) {
    const found = posix.join(from, 'node_modules', name);
    if (existsSync(join(ROOT, found, 'package.json'))) return found;
    if (from === '.') return null;
  }
}

/** Folders of the packages that the one in `folder` needs when it runs. */
function listNeeded(folder: string): string[] {
  const { dependencies = {}, optionalDependencies = {} } = readPackage(folder);
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
    const found = findPackage(name, folder);
    if (!found && !(name in optionalDependencies)) throw new Error(`${name}, which ${folder} needs, is not installed.`);
    return found ?? [];
  });
}

/** Folders of everything that is installed where our programs run: their dependencies, and theirs. */
function listProductionPackages(): string[] {
  const found = new Set(['.', 'backend'].flatMap(listNeeded));
  // A set goes on with what is added while it is walked.
  for (const folder of found) for (const needed of listNeeded(folder)) found.add(needed);
  return [...found];
}

/** Whether an SPDX expression leaves us a permissive choice. */
function isPermissive(license: unknown): boolean {
  if (typeof license !== 'string') return false;
  const choices = license.replace(/^\(|\)$/g, '').split(/\s+OR\s+/);
  return choices.some((choice) => choice.split(/\s+AND\s+/).every((name) => PERMISSIVE.has(name.replace(/[()]/g, ''))));
}

test('everything that we ship with is permissively licensed', () => {
  const packages = listProductionPackages();
  expect(packages).toContain('node_modules/dexie');
  expect(packages).toContain('node_modules/hono');
  const wrong = packages.flatMap((folder) => {
    const { license } = readPackage(folder);
    const elsewhere = SAID_ELSEWHERE[folder];
    if (elsewhere?.text.test(readText(posix.join(folder, elsewhere.file)))) return [];
    return isPermissive(license) ? [] : [`${folder}: ${license}`];
  });
  expect(wrong).toEqual([]);
});

test('the lockfile names no registry, so that it installs from any', () => {
  const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(readText('package-lock.json'));
  const hosts = Object.values(lock.packages).flatMap(({ resolved }) =>
    resolved && /^[a-z+]+:\/\//i.test(resolved) ? [resolved] : [],
  );
  expect(hosts).toEqual([]);
});

test('versions are pinned: what was tested is what is installed', () => {
  const loose = ['.', 'backend'].flatMap((folder) => {
    const manifest: Record<string, unknown> = JSON.parse(readText(posix.join(folder, 'package.json')));
    return ['dependencies', 'devDependencies'].flatMap((key) =>
      Object.entries(Object(manifest[key]))
        .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)))
        .map(([name, version]) => `${folder}: ${name} ${version}`),
    );
  });
  expect(loose).toEqual([]);
});

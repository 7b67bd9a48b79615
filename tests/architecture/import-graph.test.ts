/** Shape of the import graph: no cycles, no barrels, and what a content script's graph must never reach. */
import { describe, expect, test } from 'vitest';
import { listFiles, readModule, readModules, SOURCES, type SourceModule } from './source-modules.ts';

const codeTargets = ({ imports }: SourceModule): string[] =>
  imports.flatMap(({ target, typeOnly }) => (target !== null && !typeOnly && /\.tsx?$/.test(target) ? [target] : []));

/** The modules of one cycle in the order in which they import each other; null when there is none. */
function findCycle(modules: readonly SourceModule[]): string[] | null {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of codeTargets(readModule(path))) {
      const cycle = visit(target, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of modules) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}

test('no import cycles', () => {
  expect(findCycle(readModules(SOURCES))).toBeNull();
});

test('no barrels: what a module exports it declares, and is imported from there', () => {
  const barrels = readModules(SOURCES).flatMap(({ path, imports }) =>
    imports.some(({ reExport, target }) => reExport && target !== null) ? [path] : [],
  );
  expect(barrels).toEqual([]);
});

/** Content scripts and what is injected into a page later. */
const PAGE_SCRIPTS = listFiles(['entrypoints'], ['ts']).filter((path) =>
  /^entrypoints\/(?:[^/]+\.content\/index|[^/]+)\.ts$/.test(path),
);

test('the scripts that run in pages are known', () => {
  expect(PAGE_SCRIPTS).toContain('entrypoints/facebook.content/index.ts');
  expect(PAGE_SCRIPTS).toContain('entrypoints/news.content/index.ts');
  expect(PAGE_SCRIPTS).toContain('entrypoints/page-flag.ts');
});

describe.each(PAGE_SCRIPTS)('%s, which runs in a page', (entry) => {
  /** Each module that is loaded, with the chain of imports that leads there. */
  const loaded = new Map([[entry, entry]]);
  for (const [path, chain] of loaded)
    for (const target of codeTargets(readModule(path)))
      if (!loaded.has(target)) loaded.set(target, `${chain} -> ${target}`);

  // Schemas, database, renderer and polyfill would each double what a page has to load; a database would be the page's.
  test.each(['zod', 'dexie', 'preact', 'webextension-polyfill'])('does without %s', (name) => {
    const chains = [...loaded].flatMap(([path, chain]) =>
      readModule(path)
        .imports.filter(
          ({ specifier, typeOnly }) => !typeOnly && (specifier === name || specifier.startsWith(`${name}/`)),
        )
        .map(({ specifier }) => `${chain} -> ${specifier}`),
    );
    expect(chains).toEqual([]);
  });

  test.each(['utils/storage', 'utils/sync', 'utils/background', 'utils/ui', 'components'])(
    'never loads %s',
    (folder) => {
      expect([...loaded].filter(([path]) => path.startsWith(`${folder}/`)).map(([, chain]) => chain)).toEqual([]);
    },
  );
});

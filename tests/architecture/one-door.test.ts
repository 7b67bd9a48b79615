/** One door each: a package or a power of the browser is used in the places named here and nowhere else. */
import { describe, expect, test } from 'vitest';
import { EXTENSION, findNodes, isIn, readModules } from './source-modules.ts';

interface Door {
  /** The package itself and everything below it. */
  package: string;
  doors: string[];
  /** Its types may be imported anywhere. */
  typesAnywhere?: boolean;
}

/** Every package that the extension's own code may import. */
const PACKAGES: Door[] = [
  { package: 'wxt/browser', doors: ['utils/platform/browser.ts'] },
  // Its code comes through wxt/browser, in extension pages only.
  { package: 'webextension-polyfill', doors: [], typesAnywhere: true },
  { package: 'wxt/utils', doors: ['entrypoints'], typesAnywhere: true },
  { package: 'zod', doors: ['utils/contract/zod.ts'] },
  { package: 'dexie', doors: ['utils/storage'] },
  { package: '@tanstack/virtual-core', doors: ['utils/ui/use-virtual-rows.ts'] },
  {
    package: 'preact',
    doors: [
      'components',
      'utils/ui',
      'entrypoints/popup',
      'entrypoints/review',
      'entrypoints/package',
      'entrypoints/backup',
      'entrypoints/print',
      'entrypoints/recap',
      'entrypoints/guide',
      'entrypoints/welcome',
    ],
  },
  { package: 'text-fragments-polyfill', doors: ['utils/sites/news/fragment-url.ts'] },
  { package: 'exifreader', doors: ['utils/direct/read-photo.ts'] },
  { package: 'write-excel-file', doors: ['utils/ui/write-workbook.ts'] },
  { package: 'tus-js-client', doors: ['utils/sync/upload-blob.ts'] },
  { package: 'canonicalize', doors: ['utils/capture/seal.ts'] },
  { package: 'dompurify', doors: ['utils/sites/excerpt.ts'] },
  { package: 'client-zip', doors: ['utils/export/write-package.ts'] },
  { package: '@noble/hashes', doors: ['utils/evidence/sha256.ts', 'utils/vault'] },
  { package: '@noble/ciphers', doors: ['utils/vault/cipher.ts'] },
];

const modules = readModules(EXTENSION);
const packageImports = modules.flatMap(({ path, imports }) =>
  imports.filter(({ target }) => target === null).map(({ specifier, typeOnly }) => ({ path, specifier, typeOnly })),
);
const belongsTo = (specifier: string, name: string) => isIn(specifier, name);

test.each(PACKAGES)('$package', ({ package: name, doors, typesAnywhere = false }) => {
  const wrong = packageImports
    .filter(({ specifier, typeOnly }) => belongsTo(specifier, name) && !(typesAnywhere && typeOnly))
    .filter(({ path }) => !doors.some((door) => isIn(path, door)));
  expect(wrong.map(({ path, specifier }) => `${path} -> ${specifier}`)).toEqual([]);
});

test('no package comes in without a door', () => {
  const unknown = packageImports.filter(
    ({ specifier }) => !PACKAGES.some(({ package: name }) => belongsTo(specifier, name)),
  );
  expect(unknown.map(({ path, specifier }) => `${path} -> ${specifier}`)).toEqual([]);
});

describe('the network', () => {
  /** The second hands the browser's own `fetch` to the first. */
  const DOORS = ['utils/sync/report-client.ts', 'entrypoints/background/index.ts'];
  const WAYS_OUT = /^(?:fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection)$/;

  /** Name of what is called or made: `fetch(…)`, `navigator.sendBeacon(…)`, `new WebSocket(…)`. */
  const nameOf = (callee: unknown): string => {
    const [name = ''] = findNodes(callee, 'Identifier')
      .map((node) => String(node.name))
      .toReversed();
    return name;
  };

  test('is reached by the report client alone', () => {
    const wrong = modules
      .filter(({ path }) => !DOORS.includes(path))
      .flatMap(({ path, program }) =>
        findNodes(program, 'CallExpression', 'NewExpression')
          .map(({ callee }) => nameOf(callee))
          .filter((name) => WAYS_OUT.test(name))
          .map((name) => `${path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

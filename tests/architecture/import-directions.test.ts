/**
 * Who may import whom. The lint rules in biome.json say the same where they can; this test also knows types from code.
 * A folder that is missing here is an error: whoever adds one says where it stands.
 */
import { expect, test } from 'vitest';
import { isIn, readModules, SOURCES } from './source-modules.ts';

interface Rule {
  /** Folders or files that may be imported, besides the folder's own. */
  code?: string[];
  /** These with `import type` only. */
  types?: string[];
}

const UTILS = [
  'contract',
  'capture',
  'evidence',
  'domain',
  'filing',
  'sites',
  'i18n',
  'platform',
  'messaging',
  'storage',
  'screenshot',
  'picture',
  'sync',
  'export',
  'vault',
  'backup',
].map((name) => `utils/${name}`);

const RULES: Record<string, Rule> = {
  // The shared language: it knows nobody.
  'utils/contract': {},
  // About promises alone.
  'utils/async': {},
  'utils/platform': {},
  // Pure: document, clock and ids are arguments.
  'utils/capture': { code: ['utils/contract'] },
  // Hashes, signatures, custody: pure, shared with the backend.
  'utils/evidence': { code: ['utils/contract', 'utils/capture'] },
  // Packages: what is read and signed comes as an argument.
  'utils/export': { code: ['utils/contract', 'utils/capture', 'utils/evidence'] },
  // Pictures put together from screenshots, and copies of them: bytes in, bytes out.
  'utils/picture': { code: ['utils/contract', 'utils/capture'] },
  // Keys and ciphers of the passphrase: pure but for WebCrypto.
  'utils/vault': { code: ['utils/contract', 'utils/evidence/signature.ts'] },
  // The queue as one encrypted file; what is read and written comes as an argument.
  'utils/backup': { code: ['utils/contract', 'utils/evidence', 'utils/vault'] },
  // Rules of the field as data and pure functions: the clock is an argument.
  'utils/domain': { code: ['utils/contract'] },
  'utils/sites': { code: ['utils/contract', 'utils/capture'] },
  // Words for closed lists of codes; the lists themselves are types to it.
  'utils/i18n': {
    code: ['utils/platform'],
    types: [
      'utils/backup',
      'utils/contract',
      'utils/direct',
      'utils/domain',
      'utils/evidence',
      'utils/export',
      'utils/messaging',
      'utils/storage',
    ],
  },
  // What a person adds by hand: files from the disk. Storage comes as an argument.
  'utils/direct': { code: ['utils/contract', 'utils/capture', 'utils/sites'] },
  'utils/messaging': { code: ['utils/contract', 'utils/capture', 'utils/platform'] },
  'utils/storage': {
    code: ['utils/contract', 'utils/capture', 'utils/domain', 'utils/evidence', 'utils/platform', 'utils/vault'],
    types: ['utils/messaging', 'utils/picture', 'utils/backup', 'utils/direct'],
  },
  'utils/screenshot': {
    code: ['utils/contract', 'utils/capture', 'utils/platform', 'utils/picture'],
    types: ['utils/messaging'],
  },
  // The repositories come as arguments.
  'utils/sync': {
    code: ['utils/async', 'utils/contract', 'utils/capture', 'utils/platform'],
    types: ['utils/messaging', 'utils/storage'],
  },
  // Texts for authorities, and copies that fit their forms.
  'utils/filing': { code: ['utils/contract', 'utils/domain'] },
  // Compositions: one for each of the places where our code runs.
  'utils/page': {
    code: [
      'utils/capture',
      'utils/sites',
      'utils/i18n',
      'utils/platform',
      'utils/messaging',
      'utils/contract/limits.ts',
    ],
    types: ['utils/contract'],
  },
  'utils/background': { code: UTILS },
  'utils/ui': {
    code: [
      'components',
      'utils/contract',
      'utils/capture',
      'utils/domain',
      'utils/evidence',
      'utils/export',
      'utils/filing',
      'utils/i18n',
      'utils/platform',
      'utils/messaging',
      'utils/sites/news/hosts.ts',
      'utils/picture',
      'utils/backup',
      'utils/vault',
      // Knows the database's library, not the database.
      'utils/storage/follow-query.ts',
    ],
    types: ['utils/storage', 'utils/direct'],
  },
  // Props in, callbacks out. The closed lists in codes.ts are plain arrays, without a schema.
  components: {
    code: [
      'utils/ui',
      'utils/i18n',
      'utils/domain',
      'utils/filing',
      'utils/picture',
      'utils/contract/codes.ts',
      'utils/contract/limits.ts',
    ],
    types: ['utils/contract', 'utils/backup', 'utils/direct', 'utils/evidence', 'utils/export', 'utils/storage'],
  },
  entrypoints: { code: ['utils', 'components'] },
  // The server shares with the extension what is pure: language, seal, evidence and packages, rules of the field, words.
  backend: {
    code: [
      'utils/async',
      'utils/contract',
      'utils/capture/seal.ts',
      'utils/evidence',
      'utils/export',
      'utils/domain',
      'utils/i18n/package-read-me.ts',
      'utils/i18n/page-texts-en.ts',
      'utils/i18n/page-texts-id.ts',
      'utils/i18n/recap-names.ts',
      'utils/i18n/recap-texts.ts',
    ],
  },
};

/** The rule's folder that a file lies in; the first two parts of its path where there is none. */
function areaOf(path: string): string {
  return Object.keys(RULES).find((area) => isIn(path, area)) ?? path.split('/').slice(0, 2).join('/');
}

test('every folder has its place', () => {
  const areas = new Set(readModules(SOURCES).map(({ path }) => areaOf(path)));
  expect([...areas].filter((area) => !(area in RULES))).toEqual([]);
});

test('imports go one way', () => {
  const wrong = readModules(SOURCES).flatMap(({ path, imports }) => {
    const area = areaOf(path);
    const { code = [], types = [] } = RULES[area] ?? {};
    return imports.flatMap(({ target, typeOnly }) => {
      if (target === null) return [];
      const allowed = [area, ...code, ...(typeOnly ? types : [])];
      return allowed.some((place) => isIn(target, place)) ? [] : [`${path} -> ${target}${typeOnly ? ' (type)' : ''}`];
    });
  });
  expect(wrong).toEqual([]);
});

test('only tests import entrypoints or the backend', () => {
  const wrong = readModules(SOURCES).flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ target }) => target && ['entrypoints', 'backend'].some((place) => isIn(target, place) && !isIn(path, place)),
      )
      .map(({ target }) => `${path} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('a site never imports another site', () => {
  const siteOf = (path: string) => /^utils\/sites\/([^/]+)\//.exec(path)?.[1];
  const wrong = readModules(['utils/sites']).flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target && siteOf(path) && siteOf(target) && siteOf(target) !== siteOf(path))
      .map(({ target }) => `${path} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

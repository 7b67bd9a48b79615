/** What the extension asks of the browser, frozen with the reason: a person grants it, so nobody adds to it in passing. */

import { describe, expect, test } from 'vitest';
import type { UserManifest } from 'wxt';
import { newsMatchPatterns } from '../../utils/sites/news/hosts.ts';
import config from '../../wxt.config.ts';
import { findNodes, listFiles, readModule, readText } from './source-modules.ts';

const REASONS = {
  activeTab: 'the screenshot, in a tab in which the person used the toolbar icon, the menu or the shortcut',
  alarms: 'sending goes on after the browser has ended the worker',
  contextMenus: 'flagging from the context menu',
  scripting: 'flagging a page that no content script covers, and reading a flagged item',
  storage: 'settings that content scripts must know: they cannot read our database',
  unlimitedStorage: 'evidence must not be evicted',
};

/** Keys of the manifest that would open the extension to pages or other extensions, or add a right that has no reason. */
const CLOSED = [
  'optional_permissions',
  'externally_connectable',
  'web_accessible_resources',
  'content_scripts',
  'sandbox',
  'chrome_settings_overrides',
  'chrome_url_overrides',
  'declarative_net_request',
  'devtools_page',
  'update_url',
];

const SITES = ['https://*.facebook.com/*', ...newsMatchPatterns()];

async function manifestFor(browser: 'chrome' | 'firefox'): Promise<UserManifest> {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is a function of the browser.');
  return manifest({ browser, command: 'build', mode: 'production', manifestVersion: 3 });
}

describe.each(['chrome', 'firefox'] as const)('the manifest for %s', (browser) => {
  test('asks for these permissions and no others', async () => {
    const { permissions = [] } = await manifestFor(browser);
    expect(permissions.toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });

  test('has no host of its own but the sites of the content scripts', async () => {
    const { host_permissions = [] } = await manifestFor(browser);
    expect(host_permissions.filter((pattern) => !SITES.includes(pattern))).toEqual([]);
  });

  test('asks for all sites only when the person chooses so', async () => {
    expect((await manifestFor(browser)).optional_host_permissions).toEqual(['<all_urls>']);
  });

  test('opens nothing to pages or other extensions', async () => {
    const manifest = await manifestFor(browser);
    expect(CLOSED.filter((key) => key in manifest)).toEqual([]);
  });

  test('runs no code that did not come with it', async () => {
    const { content_security_policy: policy } = await manifestFor(browser);
    expect(JSON.stringify(policy ?? {})).not.toMatch(/unsafe|http|\*|data:|blob:/);
  });
});

test.each(['README.md', 'PRIVACY.md'])('a person can read the reason for each in %s', (path) => {
  const document = readText(path);
  const unexplained = [...Object.keys(REASONS), '<all_urls>'].filter((name) => !document.includes(`\`${name}\` |`));
  expect(unexplained).toEqual([]);
});

test('content scripts run on Facebook and on the publishers that we know', () => {
  const matches = listFiles(['entrypoints'], ['ts'])
    .filter((path) => /\.content(?:\.ts|\/index\.ts)$/.test(path))
    .flatMap((path) => {
      const { program, text } = readModule(path);
      return findNodes(program, 'Property')
        .filter(({ key }) => findNodes(key, 'Identifier')[0]?.name === 'matches')
        .flatMap(({ value }) => findNodes([value], 'ArrayExpression', 'CallExpression').slice(0, 1))
        .map(({ start, end }) => text.slice(Number(start), Number(end)));
    });
  // The build fills in the publishers; tests/e2e/built-manifest.spec.ts looks at what came out.
  expect(matches).toEqual([`['https://*.facebook.com/*']`, '[]']);
});

test('every site is a host with everything below it, never a whole top-level domain', () => {
  const PATTERN = /^(?:\*|https):\/\/\*\.((?:[a-z0-9-]+\.)+[a-z]{2,})\/\*$/;
  const PUBLIC_SUFFIX = /^(?:(?:go|co|or|ac|web|sch|my|net|desa)\.id|co|id|com|net)$/;
  const wrong = SITES.filter((pattern) => {
    const host = PATTERN.exec(pattern)?.[1];
    return host === undefined || PUBLIC_SUFFIX.test(host);
  });
  expect(wrong).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newsMatchPatterns } from '../../utils/sites/news/hosts.ts';
import { CHROME_BUILD } from '../harness/launch-chromium.ts';
import { FIREFOX_BUILD } from '../harness/launch-firefox.ts';

const FACEBOOK = 'https://*.facebook.com/*';

describe.for([
  ['Chromium', CHROME_BUILD],
  ['Firefox', FIREFOX_BUILD],
] as const)('the manifest as it was built for %s', ([, folder]) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

  test('runs on Facebook and on the known publishers, and may read the same sites', () => {
    const scripts = manifest.content_scripts.map(({ matches }: { matches: string[] }) => matches.toSorted());
    expect(scripts).toEqual([[FACEBOOK], newsMatchPatterns().toSorted()]);
    expect(manifest.host_permissions.toSorted()).toEqual([FACEBOOK, ...newsMatchPatterns()].toSorted());
  });

  test('asks for nothing else', () => {
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.optional_host_permissions).toEqual(['<all_urls>']);
    expect(manifest.web_accessible_resources).toBeUndefined();
  });
});

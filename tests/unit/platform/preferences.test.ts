import { expect, test, vi } from 'vitest';

// The module reads the browser's own API when it is loaded.
vi.stubGlobal('chrome', {});
const { isSiteOn } = await import('../../../utils/platform/preferences.ts');

const off = (...sitesOff: string[]) => ({ sitesOff, askFirst: false, visibleOnly: false });

test.each([
  [off(), 'facebook', 'www.facebook.com', true],
  [off('facebook'), 'facebook', 'www.facebook.com', false],
  [off('facebook'), 'news', 'www.kompas.com', true],
  [off('news'), 'news', 'www.kompas.com', false],
  [off('kompas.com'), 'news', 'surabaya.kompas.com', false],
  [off('kompas.com'), 'news', 'kompas.com', false],
  [off('kompas.com'), 'news', 'bukankompas.com', true],
  [off('surabaya.kompas.com'), 'news', 'kompas.com', true],
] as const)('%o: %s on %s → %s', (preferences, id, hostname, expected) => {
  expect(isSiteOn(preferences, id, hostname)).toBe(expected);
});

/** What specs in Firefox need: a browser with the built extension, a feed with invented posts, and their end. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { type FirefoxBrowser, launchFirefox } from '../harness/launch-firefox.ts';
import type { Answer } from '../harness/practice-site.ts';

interface Fixtures {
  /** A folder that goes away after the test, with `downloads` in it. */
  folder: string;
  firefox: FirefoxBrowser;
}

export const test = base.extend<Fixtures>({
  folder: async ({ task }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `pantau-asn-firefox-${task.id}-`));
    mkdirSync(join(folder, 'downloads'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  firefox: async ({ folder }, use) => {
    const firefox = await launchFirefox({ downloads: join(folder, 'downloads') });
    await use(firefox);
    await firefox.close();
  },
});

export const FEED = 'https://www.facebook.com/';

/** The feed of the fixtures, and nothing else. */
export const answerFeed = (address: string): Answer | null =>
  address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderFeed(SAMPLE_POSTS) } : null;

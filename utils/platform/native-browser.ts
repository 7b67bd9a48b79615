/**
 * The browser's own API, for content scripts and pages. What they use gives promises in every browser that we support,
 * and the polyfill would be a tenth of what they load; the background, which uses much more, has it.
 */
import type { Browser } from 'webextension-polyfill';

// Chromium knows `chrome` only, Firefox both.
const scope: typeof globalThis & { browser?: Browser; chrome?: Browser } = globalThis;
const api = scope.browser ?? scope.chrome;
if (!api) throw new Error('This script only runs in an extension.');

export const browser = api;

/**
 * The browser's own API, for content scripts: the build puts it in the place of the polyfill there. What they use
 * (messages, storage) gives promises in every browser that we support, and the polyfill would be a seventh of their size.
 */
import type { Browser } from 'webextension-polyfill';

// Chromium knows `chrome` only, Firefox both.
const scope: typeof globalThis & { browser?: Browser; chrome?: Browser } = globalThis;
const api = scope.browser ?? scope.chrome;
if (!api) throw new Error('This script only runs in an extension.');

export const browser = api;

/**
 * The browser's own API, for content scripts: the build puts it in the place of the polyfill there. What they use
 * (messages, storage) gives promises in every browser that we support, and the polyfill would be a seventh of their size.
 */
import type { Browser } from 'webextension-polyfill';

declare const globalThis: { browser?: Browser; chrome: Browser };

export const browser = globalThis.browser ?? globalThis.chrome;

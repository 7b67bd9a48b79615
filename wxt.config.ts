import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { newsMatchPatterns } from './utils/sites/news/hosts.ts';

/**
 * Preact and DOMPurify can each write HTML into a document, in a place that we never come to. As text it can do nothing,
 * and nobody who checks the packages has to find out. Fails when there is no such place any more.
 */
function writeNoHtml(code: string, id: string): string | null {
  if (!/\/(?:preact\/dist\/preact|dompurify\/dist\/purify\.es)\.mjs$/.test(id)) return null;
  const changed = code.replace(/\.innerHTML(\s*=)(?!=)/g, '.textContent$1');
  if (changed === code) throw new Error(`${id} writes no HTML any more: nothing needs to be changed in it.`);
  return changed;
}

/**
 * The same sources make the same packages, whoever builds them where. Left to itself, Vite looks at this variable, and with
 * any other value than the mode writes the paths of the building machine into the interface.
 */
function ignoreEnvironment(mode: string): void {
  process.env.NODE_ENV = mode;
}

const EXTENSION_PAGES_CSP = "script-src 'self'; object-src 'self'";

export default defineConfig({
  // What a file uses it imports: nothing appears from nowhere.
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: ({ mode }) => {
    ignoreEnvironment(mode);
    return {
      plugins: [{ name: 'write-no-html', transform: writeNoHtml }],
      // Dexie's build for today's browsers: its main one carries helpers for those of 2015.
      resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
      build: {
        modulePreload: {
          polyfill: false,
          // The files lie on the device: a list of what each late part imports costs the popup more than it gains. But for
          // the database, which is wanted at once: all of it is loaded side by side.
          resolveDependencies: (name, files, { hostType }) =>
            hostType === 'html' || name.includes('open-queue') ? files : files.filter((file) => file.endsWith('.css')),
        },
      },
    };
  },
  zip: { name: 'pantau-asn' },
  hooks: {
    'entrypoints:resolved': (_wxt, entrypoints) => {
      for (const entrypoint of entrypoints)
        if (entrypoint.type === 'content-script' && entrypoint.name === 'news')
          entrypoint.options.matches = newsMatchPatterns();
    },
    // WXT's own part of a content script imports the polyfill; a script that loads with every page does without.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      const native = join(import.meta.dirname, 'utils/platform/native-browser.ts');
      config.plugins = [
        {
          name: 'native-browser',
          enforce: 'pre',
          resolveId: (id) => (id === 'wxt/browser' || id.startsWith('@wxt-dev/webextension-polyfill') ? native : null),
        },
        ...(config.plugins ?? []),
      ];
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'id',
    permissions: [
      'activeTab', // a screenshot of the tab in which the person uses the extension
      'alarms', // sending goes on after the browser has ended the worker
      'contextMenus',
      'scripting', // "flag this page" on a page that no content script covers
      'storage', // the language of the interface
      'unlimitedStorage', // evidence must not be evicted
    ],
    // The same sites as the content scripts: the part of them that reads an item is injected when one is flagged.
    host_permissions: ['https://*.facebook.com/*', ...newsMatchPatterns()],
    // Asked for by a click, with the reason: screenshots without arming each tab.
    optional_host_permissions: ['<all_urls>'],
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'flag-item': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandFlag__',
      },
    },
    ...(browser === 'firefox'
      ? {
          // Firefox's default policy would turn a backend on http://127.0.0.1 into https.
          content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
          browser_specific_settings: {
            gecko: {
              id: 'pantau-asn@pantau-asn.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['websiteContent', 'websiteActivity'] },
            },
            // The first for phones that knows what the line above says.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '140', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});

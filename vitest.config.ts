import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';
import { findBrowser } from './tests/harness/find-browser.ts';
import { listRealPages, readRealPage, realPagesFolder } from './tests/harness/real-pages.ts';

/** Commands that tests in the browser ask of this process, which can read files. */
const realPages: BrowserCommand<[]> = () => {
  const folder = realPagesFolder();
  return folder ? listRealPages(folder) : null;
};
const realPage: BrowserCommand<[file: string]> = (_context, file) => {
  const folder = realPagesFolder();
  if (!folder) throw new Error('PANTAU_REAL_PAGES is not set');
  return readRealPage(folder, file);
};

/** Tests of the embedded database, of its folder, and of what no storage takes part in. */
const EMBEDDED_ONLY = ['durability', 'process', 'configuration', 'blob-stores', 'container'].map(
  (name) => `backend/tests/${name}.test.ts`,
);

export default defineConfig({
  test: {
    // Two cores, as where it must pass.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          // Properties are tried on hundreds of inputs: on a busy machine that takes its time.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'backend',
          include: ['backend/tests/*.test.ts', 'tests/faults/*.test.ts'],
          provide: { services: null },
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        // The same tests on PostgreSQL and an S3-compatible store, against two instances in turn.
        test: {
          name: 'services',
          include: ['backend/tests/**/*.test.ts'],
          exclude: EMBEDDED_ONLY,
          globalSetup: ['backend/tests/services/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        optimizeDeps: {
          // All that tests import: what is found later loads the tests anew in the middle.
          include: [
            ...['preact', 'preact/hooks', 'preact/jsx-dev-runtime', 'dexie', 'dompurify', 'canonicalize', 'zod/mini'],
            ...['wxt/browser', 'fast-check'],
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/sites/**/*.test.ts', 'tests/components/**/*.test.tsx'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: findBrowser('chromium') ?? 'chromium',
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
              },
            }),
            instances: [{ browser: 'chromium' }],
            commands: { realPages, realPage },
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.spec.ts'],
          // After all others: two browsers side by side are as much as two cores bear.
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

/**
 * `npm test`: installs what is missing, builds the extension, runs every hermetic suite, and ends with one plain line,
 * `N passed, N failed`. `npm test -- --project unit [NAME …]` runs the tests of a project, or those of its files that have a name.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { findPostgres, installPostgres } from '../backend/tests/services/postgres-server.ts';
import { requireBrowser } from './harness/find-browser.ts';
import { realPagesFolder } from './harness/real-pages.ts';

const BIN = join(import.meta.dirname, '../node_modules/.bin');
const run = (command: string, ...args: string[]) => execFileSync(join(BIN, command), args, { stdio: 'inherit' });

const projects = process.argv.flatMap((argument, index, all) =>
  argument === '--project' ? [all[index + 1] ?? ''] : [],
);
const names = process.argv
  .slice(2)
  .filter((argument, index, all) => !argument.startsWith('--') && all[index - 1] !== '--project');
const wants = (project: string) => projects.length === 0 || projects.includes(project);

if (wants('browser') || wants('e2e')) requireBrowser('chromium');
if (wants('e2e')) {
  requireBrowser('firefox');
  run('wxt', 'build');
  run('wxt', 'build', '-b', 'firefox');
}
if (!realPagesFolder())
  console.warn(
    'SKIPPED: tests on real saved pages (set PANTAU_REAL_PAGES to their folder). Our own fixtures cover the same ground.',
  );

const selected = [...projects];
if (wants('services') && findPostgres() === null && installPostgres() === null) {
  console.warn(
    'SKIPPED: backend tests on PostgreSQL (no PostgreSQL 15 or newer: install it, or set PANTAU_POSTGRES_BIN to its folder).',
  );
  selected.push('!services');
}

const vitest = await startVitest('test', names, {
  watch: false,
  ...(selected.length > 0 ? { project: selected } : {}),
});
const totals = { passed: 0, failed: 0, skipped: 0 };
for (const testModule of vitest.state.getTestModules()) {
  for (const test of testModule.children.allTests()) {
    const result = test.result();
    totals[result.state === 'pending' ? 'failed' : result.state]++;
    if (result.state === 'skipped') console.warn(`SKIPPED: ${test.fullName}: ${result.note ?? 'no reason is given'}`);
  }
  // A file that could not be loaded has no tests, and must not pass for that.
  if (
    testModule.state() === 'failed' &&
    [...testModule.children.allTests()].every((test) => test.result().state !== 'failed')
  )
    totals.failed++;
}
totals.failed += vitest.state.getUnhandledErrors().length;
await vitest.close();
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

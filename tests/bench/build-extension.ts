/** Builds the extension for a bench: into a folder of its own, so that a browser that runs the usual build is left alone. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The folder of the built extension. What the build says goes nowhere, but for its errors. */
export function buildExtension(): string {
  console.log('Building the extension …');
  const config = join(import.meta.dirname, 'wxt.config.ts');
  execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build', '--config', config], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return join(ROOT, '.output/bench/chrome-mv3');
}

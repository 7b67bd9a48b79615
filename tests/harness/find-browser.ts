/**
 * Finds the browsers that tests and `npm start` drive, and installs what is missing where that is possible:
 * by the system's package manager when root on Debian or Ubuntu; otherwise the person is told what to install.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** Debian's `/usr/bin/chromium` is a wrapper that adds flags of its own, so the binary comes first. */
const CANDIDATES: Record<BrowserName, Partial<Record<NodeJS.Platform, string[]>>> = {
  chromium: {
    linux: [
      '/usr/lib/chromium/chromium',
      '/usr/lib/chromium-browser/chromium-browser',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/usr/bin/microsoft-edge',
    ],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
        join(process.env[variable] ?? '', path),
      ),
    ),
  },
  firefox: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [join(process.env.PROGRAMFILES ?? '', 'Mozilla Firefox\\firefox.exe')],
  },
};

const OVERRIDE: Record<BrowserName, string> = { chromium: 'PANTAU_CHROMIUM', firefox: 'PANTAU_FIREFOX' };
const DEBIAN_PACKAGE: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Path of an installed browser, or null. The environment variable `PANTAU_CHROMIUM` or `PANTAU_FIREFOX` wins. */
export function findBrowser(name: BrowserName): string | null {
  const override = process.env[OVERRIDE[name]];
  if (override) return override;
  return CANDIDATES[name][process.platform]?.find((path) => existsSync(path)) ?? null;
}

/** Path of the browser, installed first if need be. Throws with what to do when it can neither be found nor installed. */
export function requireBrowser(name: BrowserName): string {
  const found = findBrowser(name);
  if (found) return found;
  const pkg = DEBIAN_PACKAGE[name];
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${pkg} with apt-get (a few minutes, once) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', pkg, 'fonts-liberation'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const installed = findBrowser(name);
    if (installed) return installed;
  }
  throw new Error(
    `No ${name === 'chromium' ? 'Chrome, Edge or Chromium' : 'Firefox'} was found. Install it, or set ${OVERRIDE[name]} to its path.`,
  );
}

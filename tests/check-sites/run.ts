/**
 * `npm run check:sites -- --pages DIR`: flags every item on every saved page of a folder with the built extension, and
 * says field by field whether what it kept is right. The folder has the form of `tests/harness/real-pages.ts`.
 *
 *   --pages DIR        the folder (or PANTAU_REAL_PAGES)
 *   --kind KIND        only pages of `facebook` or of `news`
 *   --json             the last line is one JSON object; everything else goes to stderr
 *   --no-build         checks the build that is there
 *
 * Exit code 1: an action is missing or too much, or a value is wrong without a warning. 2: the folder cannot be used.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireBrowser } from '../harness/find-browser.ts';
import { type RealPage, realPagesFolder } from '../harness/real-pages.ts';
import { checkPages } from './check-pages.ts';
import { BadFolderError, KINDS, readFolder } from './read-folder.ts';
import { formatPage, formatReport, isGood, makeReport } from './report.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Choice {
  folder: string;
  pages: RealPage[];
  json: boolean;
  build: boolean;
}

function readChoice(): Choice {
  const { values } = parseArgs({
    options: {
      pages: { type: 'string' },
      kind: { type: 'string' },
      json: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  const named = values.pages ?? realPagesFolder();
  if (!named) throw new BadFolderError('Name the folder of saved pages: npm run check:sites -- --pages DIR');
  const kind = KINDS.find((known) => known === values.kind) ?? null;
  if (values.kind !== undefined && !kind) throw new BadFolderError(`--kind is one of ${KINDS.join(', ')}.`);
  // npm changes to the project's folder; a relative path is meant from where the person is.
  const folder = resolve(process.env.INIT_CWD ?? '.', named);
  return { folder, pages: readFolder(folder, kind), json: values.json, build: values.build };
}

async function check({ folder, pages, json, build }: Choice): Promise<boolean> {
  const say = json ? console.error : console.log;
  requireBrowser('chromium');
  if (build) {
    say('Building the extension …');
    execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
  const results = await checkPages(folder, pages, { onPage: (result) => say(formatPage(result)) });
  say(formatReport(results));
  if (json) console.log(JSON.stringify(makeReport(results)));
  return isGood(results);
}

try {
  process.exitCode = (await check(readChoice())) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  const isUsage = error instanceof BadFolderError || (error instanceof TypeError && 'code' in error);
  process.exitCode = isUsage ? 2 : 1;
}

/** Bytes that each page has to load before our code can run in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from '../build-extension.ts';
import { type Bench, type Metric, round } from '../metric.ts';
import { findLoadedFiles } from './loaded-files.ts';

/** The part of the built manifest that says what is loaded where. */
interface BuiltManifest {
  action: { default_popup: string };
  background: { service_worker: string };
  content_scripts: { js?: string[]; css?: string[] }[];
}

const FACEBOOK = 'content-scripts/facebook.js';
const NEWS = 'content-scripts/news.js';

/** Sum of the gzipped files, each compressed by itself at level 9, in kB of 1,000 bytes. */
function gzipKilobytes(files: readonly string[], readBytes: (path: string) => Uint8Array): number {
  const bytes = files.reduce((sum, path) => sum + gzipSync(readBytes(path), { level: 9 }).length, 0);
  return round(bytes / 1000, 1);
}

export const sizeBench: Bench = {
  name: 'size',
  description: 'gzip size of what each page loads at its start',

  async run(): Promise<Metric[]> {
    const folder = buildExtension();
    const readBytes = (path: string) => readFileSync(join(folder, path));
    const readText = (path: string) => readFileSync(join(folder, path), 'utf8');
    const manifest: BuiltManifest = JSON.parse(readText('manifest.json'));

    /** What the browser puts into a page together with this script. */
    const contentFiles = (script: string) => {
      const entry = manifest.content_scripts.find(({ js }) => js?.includes(script));
      if (!entry) throw new Error(`The manifest has no ${script}.`);
      return [...(entry.js ?? []), ...(entry.css ?? [])];
    };
    const measure = (id: string, files: readonly string[], goal: number | null): Metric => {
      console.log(`${id}: ${files.join(', ')}`);
      return { id, value: gzipKilobytes(files, readBytes), unit: 'kB', goal };
    };

    const popup = findLoadedFiles(manifest.action.default_popup, readText);
    const chunk = (prefix: string) =>
      readdirSync(join(folder, 'chunks')).flatMap((name) =>
        name.startsWith(prefix) ? findLoadedFiles(`chunks/${name}`, readText) : [],
      );
    // The one language that is shown is imported dynamically, but nothing is shown before it is there; the database is
    // imported beside the frame, which is shown and can be used before the list.
    const frame = [...new Set([...popup, ...chunk('page-texts-id')])];
    const list = [...new Set([...frame, ...chunk('open-queue')])];
    const background = manifest.background.service_worker;
    // Scripts that are put into a page only when something is flagged there.
    const injected = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== background);

    return [
      measure('facebook_content_gzip_kb', contentFiles(FACEBOOK), 20),
      measure('news_content_gzip_kb', contentFiles(NEWS), 20),
      measure('popup_first_paint_gzip_kb', popup, 45),
      measure('popup_with_language_gzip_kb', frame, null),
      measure('popup_with_list_gzip_kb', list, null),
      measure('background_gzip_kb', findLoadedFiles(background, readText), null),
      ...injected.map((name) => measure(`${name.replace('.js', '').replaceAll('-', '_')}_gzip_kb`, [name], null)),
    ];
  },
};

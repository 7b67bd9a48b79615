/**
 * `npm run new:publisher -- NAME HOST`: names the publisher in the list, writes a fixture with its expectation, and makes a
 * folder (outside of git) for a saved page with the ground truth to fill in.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findPublisher } from '../../utils/sites/news/hosts.ts';
import { addPublisher, findProblem, renderFixture, renderGroundTruth, slugOf } from './scaffold.ts';

const ROOT = join(import.meta.dirname, '../..');
const [name = '', host = ''] = process.argv.slice(2);
const publisher = { name: name.trim(), host: host.trim().toLowerCase() };
const problem = findProblem(publisher, (wanted) => findPublisher(wanted)?.name ?? null);
if (!name || !host || problem) {
  console.error(
    `${problem && name && host ? `${problem}\n` : ''}npm run new:publisher -- "Berita Contoh" beritacontoh.com`,
  );
  process.exit(2);
}

const slug = slugOf(publisher);
const hosts = join(ROOT, 'utils/sites/news/hosts.ts');
const fixture = join(ROOT, `tests/fixtures/news/publishers/${slug}.ts`);
const saved = join(ROOT, `.data/publishers/${slug}`);
writeFileSync(hosts, addPublisher(readFileSync(hosts, 'utf8'), publisher));
mkdirSync(join(fixture, '..'), { recursive: true });
if (!existsSync(fixture)) writeFileSync(fixture, renderFixture(publisher));
mkdirSync(saved, { recursive: true });
const truth = join(saved, 'groundtruth.json');
if (!existsSync(truth)) writeFileSync(truth, renderGroundTruth(publisher));

const show = (path: string) => relative(ROOT, path);
console.log(`${publisher.name} is in ${show(hosts)}; the manifest follows from it.

Next:
1. Save an article of ${publisher.host} as ${show(join(saved, 'article.html'))} (Ctrl+S, "HTML only"; the folder is not in git),
   and write what a reader sees into ${show(truth)}.
2. npm run check:sites -- --pages ${show(saved)}
3. Change ${show(fixture)} to the shape of the site, with invented content, and:
   npm run format && npm test -- --project browser
4. Only if a field is wrong and no general rule can know it: utils/sites/news/publishers/`);

/** Reads a folder of saved pages with its ground truth, and says what is wrong with a folder that cannot be used. */
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listRealPages, type RealPage } from '../harness/real-pages.ts';

export type Kind = 'facebook' | 'news';
export const KINDS: readonly Kind[] = ['facebook', 'news'];

/** The folder cannot be checked; the message says why, for the person who named it. */
export class BadFolderError extends Error {}

/** Facebook or news, whatever follows in the name of the kind. */
export function kindOf({ kind }: Pick<RealPage, 'kind'>): Kind | null {
  return KINDS.find((known) => kind === known || kind.startsWith(`${known}-`)) ?? null;
}

/** The pages of a folder, or only those of one kind. Throws `BadFolderError` with what must be mended. */
export function readFolder(folder: string, only: Kind | null = null): RealPage[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new BadFolderError(`There is no folder ${folder}.`);
  if (!existsSync(join(folder, 'groundtruth.json')))
    throw new BadFolderError(`${folder} has no groundtruth.json, which says what its pages hold.`);
  let pages: RealPage[];
  try {
    pages = listRealPages(folder);
  } catch (error) {
    throw new BadFolderError(`${join(folder, 'groundtruth.json')} is no JSON: ${error}`);
  }
  if (!Array.isArray(pages)) throw new BadFolderError(`${join(folder, 'groundtruth.json')} has no list "pages".`);
  for (const [index, page] of pages.entries()) {
    const problem = findProblem(folder, page);
    if (problem) throw new BadFolderError(`Page ${index + 1} (${page?.file}) in groundtruth.json ${problem}.`);
  }
  const chosen = pages.filter((page) => only === null || kindOf(page) === only);
  if (chosen.length === 0) throw new BadFolderError(`${folder} has no ${only ?? 'saved'} pages.`);
  return chosen;
}

function findProblem(folder: string, page: RealPage): string | null {
  if (typeof page?.file !== 'string' || typeof page.kind !== 'string') return 'has no "file" or no "kind"';
  // Files are read by their name alone: nothing outside of the folder is served.
  if (!existsSync(join(folder, basename(page.file)))) return 'is not in the folder';
  if (!/^https?:$/.test(URL.parse(page.url)?.protocol ?? '')) return `has no address of the web: ${page.url}`;
  const kind = kindOf(page);
  if (!kind) return `has the kind "${page.kind}"; known are ${KINDS.join(' and ')}`;
  if (!page.expect || typeof page.expect !== 'object') return 'has no "expect"';
  if (kind === 'facebook' && !Array.isArray(page.expect.posts)) return 'has no "expect.posts"';
  if (page.kind === 'news-article' && !page.expect.article) return 'has no "expect.article"';
  return null;
}

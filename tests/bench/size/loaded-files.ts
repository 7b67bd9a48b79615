/** Which files of a build are loaded before a page or script can start: what its static imports lead to, and no more. */
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** Gives the text of a file; paths are relative to the build's folder, e.g. `chunks/popup.js`. */
export type ReadText = (path: string) => string;

const TAG = /<(?:script|link)\b[^>]*>/gi;
const ATTRIBUTE = /([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Where an address in a file of the build leads; null outside of the build. */
function resolve(address: string, from: string): string | null {
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(address)) return null;
  return address.startsWith('/') ? posix.normalize(address.slice(1)) : posix.join(posix.dirname(from), address);
}

/** Addresses of the scripts, stylesheets and preloaded modules that a page names. */
function readPageLinks(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([tag]) => {
    const attributes = new Map([...tag.matchAll(ATTRIBUTE)].map(([, name, a, b]) => [name?.toLowerCase(), a ?? b]));
    const rel = attributes.get('rel');
    if (rel !== undefined && rel !== 'stylesheet' && rel !== 'modulepreload') return [];
    return [attributes.get('src') ?? attributes.get('href') ?? []].flat();
  });
}

/** Addresses that a module imports statically. Dynamic imports come later and do not count. */
function readStaticImports(path: string, code: string): string[] {
  const { module, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path} cannot be read: ${errors[0].message}`);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
}

/** The file and everything that it loads statically, each once, in the order in which they are found. */
export function findLoadedFiles(entry: string, readText: ReadText): string[] {
  const found = new Set([entry]);
  // A set goes on with what is added while it is walked.
  for (const path of found) {
    const links = path.endsWith('.html')
      ? readPageLinks(readText(path))
      : path.endsWith('.js')
        ? readStaticImports(path, readText(path))
        : [];
    for (const link of links) {
      const target = resolve(link, path);
      if (target !== null) found.add(target);
    }
  }
  return [...found];
}

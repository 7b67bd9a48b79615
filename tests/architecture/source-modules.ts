/** The source modules of the repository, with what each imports: what the tests in this folder look at. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

export const ROOT = join(import.meta.dirname, '../..');

/** What is shipped, in the browser and on the server. Paths in this folder are relative to the repository, with `/`. */
export const EXTENSION = ['utils', 'components', 'entrypoints'];
export const SOURCES = [...EXTENSION, 'backend/src'];

export interface Import {
  /** As it is written. */
  specifier: string;
  /** The file of ours that it leads to; null for a package. */
  target: string | null;
  /** Nothing of it is left when the program runs. */
  typeOnly: boolean;
  reExport: boolean;
}

export interface SourceModule {
  path: string;
  text: string;
  imports: Import[];
  program: SyntaxNode;
}

/** A node of the syntax tree (ESTree with TypeScript's nodes). */
export interface SyntaxNode {
  type: string;
  [field: string]: unknown;
}

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Files below the folders, sorted, with `/` on every system. */
export function listFiles(folders: readonly string[], extensions: readonly string[]): string[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{${extensions.join(',')},}`),
    { cwd: ROOT, exclude: ['**/node_modules/**'] },
  )
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

const cache = new Map<string, SourceModule>();

/** Reads and parses one module; each once in a test file. */
export function readModule(path: string): SourceModule {
  const known = cache.get(path);
  if (known) return known;
  const text = readText(path);
  const { module, program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} cannot be read: ${errors[0].message}`);
  const add = (specifier: string, typeOnly: boolean, reExport: boolean): Import => ({
    specifier,
    target: /^\.\.?\//.test(specifier) ? posix.join(posix.dirname(path), specifier) : null,
    typeOnly,
    reExport,
  });
  // `import { type A } from` is not type-only: the module is still loaded, for nothing.
  const saysType = (start: number) => /^(?:import|export)\s+type\b/.test(text.slice(start, start + 40));
  const imports = [
    ...module.staticImports.map(({ moduleRequest, start }) => add(moduleRequest.value, saysType(start), false)),
    ...module.staticExports.flatMap(({ entries, start }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [add(moduleRequest.value, saysType(start), true)] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      add(text.slice(start + 1, end - 1), false, false),
    ),
    ...findNodes(program, 'TSImportType').map(({ source }) => add(String(literalOf(source)), true, false)),
  ];
  const read: SourceModule = { path, text, imports, program: { ...program } };
  cache.set(path, read);
  return read;
}

/** All modules below the folders. */
export function readModules(folders: readonly string[]): SourceModule[] {
  return listFiles(folders, ['ts', 'tsx']).map(readModule);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const literalOf = (node: unknown): unknown => (isObject(node) ? node.value : undefined);

/** Every node of one of the types, in the order of the text. */
export function findNodes(tree: unknown, ...types: string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isObject(value)) {
      if (typeof value.type === 'string' && types.includes(value.type)) found.push({ ...value, type: value.type });
      Object.values(value).forEach(walk);
    }
  };
  walk(tree);
  return found;
}

/** Whether a path is this file, or lies in this folder. */
export const isIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

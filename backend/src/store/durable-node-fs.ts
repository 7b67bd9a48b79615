/**
 * PGlite's files in a folder, with `fsync` doing what it says. PGlite starts PostgreSQL with `-F` (no fsync at all), and
 * its file system ignores the calls anyway: rows then outlive a killed process but not a power cut, and a receipt would
 * promise more than there is. To be removed when PGlite offers this itself.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** Start parameters with which PostgreSQL asks for `fsync`, by the one system call that reaches the file system here. */
export const DURABLE_START_PARAMS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  // Forced onto the disk for many at once, see group-commit.ts.
  '-c',
  'synchronous_commit=off',
];

/** The part of Emscripten's NODEFS that is needed here; a folder's stream has no descriptor. */
interface NodeFsType {
  stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => number };
  realPath(node: unknown): string;
}

/** File system for `new PGlite({fs})` in `folder`. */
export function createDurableNodeFs(folder: string): NodeFS {
  return new DurableNodeFs(folder);
}

class DurableNodeFs extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: { NODEFS: unknown }) => addFsync(module.NODEFS)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function addFsync(nodeFs: unknown): void {
  if (!isNodeFsType(nodeFs)) throw new Error('PGlite has no NODEFS to make durable.');
  nodeFs.stream_ops.fsync = ({ nfd, node }) => {
    if (nfd !== undefined) fsyncSync(nfd);
    else syncFolder(nodeFs.realPath(node));
    return 0;
  };
}

function isNodeFsType(value: unknown): value is NodeFsType {
  return typeof value === 'object' && value !== null && 'stream_ops' in value && 'realPath' in value;
}

/** Makes new, renamed and removed entries of a folder last. Windows cannot open folders, and needs no such call. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * What of each row stays readable on the disk with a passphrase: what the database has to look up, as far as it tells
 * nothing of who or what was flagged. Everything else of these tables is sealed; SECURITY.md says the same in words.
 */

interface SealedTable {
  /** Fields of the primary key. */
  key: readonly string[];
  /** Other fields that stay readable: ids, states, dates. */
  open: readonly string[];
}

/** A finding's `keys` are in their index only as keyed hashes then. */
export const SEALED_TABLES: Readonly<Record<string, SealedTable>> = {
  captures: { key: ['id'], open: ['findingId'] },
  files: { key: ['sha256'], open: [] },
  thumbnails: { key: ['captureId'], open: [] },
  findings: { key: ['id'], open: ['queue', 'createdAt', 'deletedAt', 'mergedInto', 'dueAt'] },
  outbox: { key: ['findingId'], open: ['nextAttemptAt'] },
  receipts: { key: ['id'], open: [] },
  settings: { key: ['key'], open: [] },
  custody: { key: ['finding', 'seq'], open: [] },
  handlings: { key: ['findingId'], open: [] },
  timestamps: { key: ['captureId', 'authority'], open: [] },
  staged: { key: ['captureId'], open: [] },
};

/** The readable part of a row. */
export function openFields(table: string, row: Record<string, unknown>): Record<string, unknown> {
  const { key = [], open = [] } = SEALED_TABLES[table] ?? {};
  return Object.fromEntries([...key, ...open].filter((field) => field in row).map((field) => [field, row[field]]));
}

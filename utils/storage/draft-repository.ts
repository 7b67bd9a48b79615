/**
 * Half-entered observations. Rows of `settings`, beside what else belongs to this device alone: they are sealed with it, go
 * with it, and are in no backup. The files are rows of their own, so that a letter does not write them again.
 */
import type { DirectDraft, DirectFields, DraftFile, DraftStore } from '../direct/draft-pad.ts';
import type { Database } from './database.ts';

interface FieldsRow {
  key: string;
  /** When it was last written, in milliseconds since the epoch. */
  at: number;
  fields: DirectFields;
}

interface FileRow {
  key: string;
  file: DraftFile;
}

const FIELDS = 'direct/';
const FILE = 'direct-file/';
const NOTHING: DirectFields = { seen: '', occurredOn: null, place: '', witnesses: '' };

export interface DraftRepository extends DraftStore {
  /** Ids of the drafts, the newest first. What became a capture meanwhile is no draft any more, and is taken away. */
  list(): Promise<string[]>;
  read(id: string): Promise<DirectDraft | null>;
}

export function createDraftRepository(database: Database, now: () => number): DraftRepository {
  const { captures, sealing } = database;
  const fields = database.table<FieldsRow, string>('settings');
  const files = database.table<FileRow, string>('settings');
  const fileKey = (id: string, key: number) => `${FILE}${id}/${String(key).padStart(4, '0')}`;
  const enteredOf = async (id: string) => (await fields.get(FIELDS + id))?.fields ?? NOTHING;

  const remove = (id: string) =>
    database.transaction('rw', fields, async () => {
      await fields.delete(FIELDS + id);
      await files.where('key').startsWith(`${FILE}${id}/`).delete();
    });

  return {
    remove,
    putFields: async (id, entered) => void (await fields.put({ key: FIELDS + id, at: now(), fields: entered })),
    putFile: async (id, file) => {
      const row = { key: fileKey(id, file.key), file };
      await sealing?.preload(row);
      await database.transaction('rw', fields, async () => {
        await fields.put({ key: FIELDS + id, at: now(), fields: await enteredOf(id) });
        await files.put(row);
      });
    },
    removeFile: (id, key) => files.delete(fileKey(id, key)),
    list: async () => {
      const rows = await fields.where('key').startsWith(FIELDS).toArray();
      const ids = rows.toSorted((one, other) => other.at - one.at).map(({ key }) => key.slice(FIELDS.length));
      const kept = new Set(await captures.where('id').anyOf(ids).primaryKeys());
      for (const id of kept) await remove(id);
      return ids.filter((id) => !kept.has(id));
    },
    read: async (id) => {
      const row = await fields.get(FIELDS + id);
      if (!row) return null;
      const own = await files.where('key').startsWith(`${FILE}${id}/`).toArray();
      return { fields: row.fields, files: own.map(({ file }) => file) };
    },
  };
}

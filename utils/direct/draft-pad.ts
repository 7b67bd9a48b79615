/**
 * Where a half-entered observation is written down as it is typed: whatever ends the page, a lock or a crash, the form goes on
 * where it was. One pad for each form.
 */

/** What stands in the fields of the form. */
export interface DirectFields {
  seen: string;
  /** ISO 8601 at its precision; null while it is not known. */
  occurredOn: string | null;
  place: string;
  /** As it was typed: one person a line. */
  witnesses: string;
}

export interface DraftFile {
  key: number;
  name: string;
  /** As it lay on the disk. */
  original: Blob;
}

export interface DirectDraft {
  fields: DirectFields;
  /** In the order in which they were chosen. */
  files: readonly DraftFile[];
}

export interface DraftStore {
  putFields(id: string, fields: DirectFields): Promise<void>;
  putFile(id: string, file: DraftFile): Promise<void>;
  removeFile(id: string, key: number): Promise<void>;
  /** The draft with all its files. */
  remove(id: string): Promise<void>;
}

/** Every step resolves once it is durable, and rejects where it could not be written. */
export interface DraftPad {
  writeFields(fields: DirectFields): Promise<void>;
  addFile(file: DraftFile): Promise<void>;
  removeFile(key: number): Promise<void>;
  /** Takes the draft off the device, with what is still to be written. Nothing is written after it. */
  discard(): Promise<void>;
  /** Resolves when nothing is left to be written. */
  settled(): Promise<void>;
}

export function createDraftPad(store: DraftStore, id: string): DraftPad {
  let last: Promise<unknown> = Promise.resolve();
  let latest: DirectFields | null = null;
  let isOpen = true;

  /** One after the other: of two letters the earlier must not be written last. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    const run = last.then(() => (isOpen ? step() : undefined));
    last = run.catch(() => {});
    return run;
  }

  return {
    writeFields: (fields) => {
      latest = fields;
      return inTurn(async () => {
        // Typing is faster than the disk: what waited together is written once.
        if (!latest) return;
        const now = latest;
        latest = null;
        try {
          await store.putFields(id, now);
        } catch (error) {
          latest ??= now;
          throw error;
        }
      });
    },
    addFile: (file) => inTurn(() => store.putFile(id, file)),
    removeFile: (key) => inTurn(() => store.removeFile(id, key)),
    discard: () => {
      isOpen = false;
      const removed = last.then(() => store.remove(id));
      last = removed.catch(() => {});
      return removed;
    },
    settled: () => last.then(() => {}),
  };
}

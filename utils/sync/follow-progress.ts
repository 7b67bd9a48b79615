/**
 * What is written down while a finding is on its way. Not more often than it is of use: each note is a transaction, and of a
 * finding that is sent in a moment nothing is lost that the next attempt would not find out.
 */
import type { OutboxRow } from '../storage/database.ts';
import type { OutboxRepository } from '../storage/outbox-repository.ts';

/** Progress that is shown is written at most this often, in milliseconds. */
const NOTE_EVERY_MS = 250;

/** The outbox row of a finding that is being sent. */
export interface Progress {
  /** Bytes of all its files as they were counted the last time; 0 where it was never tried. */
  totalBytes: number;
  /** Begins. What is `brief` is only noted once it takes long after all; else before the first byte leaves. */
  begin(totalBytes: number, brief: boolean): Promise<void>;
  /** So many bytes of its files have arrived. */
  note(sentBytes: number): Promise<void>;
  save(fields: Partial<OutboxRow>): Promise<void>;
  /** Nothing is noted any more. */
  end(): void;
}

/** Follows the delivery of a row. `now` in milliseconds. */
export function followProgress(due: OutboxRow, outbox: Pick<OutboxRepository, 'save'>, now: () => number): Progress {
  let row = due;
  let notedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (fields: Partial<OutboxRow> = {}) => {
    row = { ...row, ...fields };
    notedAt = now();
    clearTimeout(timer);
    timer = undefined;
    return outbox.save(row);
  };
  return {
    totalBytes: due.totalBytes,
    begin: async (totalBytes, brief) => {
      row = { ...row, state: 'sending', totalBytes, sentBytes: Math.min(row.sentBytes, totalBytes) };
      if (!brief) return save();
      timer = setTimeout(() => void save().catch((error) => console.error('Progress', error)), NOTE_EVERY_MS);
    },
    note: async (sentBytes) => {
      row = { ...row, sentBytes };
      if (timer === undefined && Math.abs(now() - notedAt) >= NOTE_EVERY_MS) await save();
    },
    save,
    end: () => clearTimeout(timer),
  };
}

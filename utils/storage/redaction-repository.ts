/** Redacted copies: files of their own beside the originals, which nothing here touches. */
import type { Redaction } from '../contract/finding.ts';
import type { TiledPicture } from '../picture/draw-picture.ts';
import { logEvent } from './custody-log.ts';
import type { Database } from './database.ts';
import { setRedactions } from './finding-redactions.ts';

export interface RedactionRepository {
  /** The picture of a capture of a finding in review; null where there is none. */
  readPicture(findingId: string, captureId: string): Promise<TiledPicture | null>;
  /**
   * Keeps the copy as the newest of its capture and logs it. An earlier copy's bytes go with the next purge; the log keeps
   * its hash. False unless the finding is in review and has the capture.
   */
  save(findingId: string, redaction: Redaction, copy: Blob): Promise<boolean>;
  /** Takes the copy of a capture back. False unless the finding is in review and has one. */
  remove(findingId: string, captureId: string): Promise<boolean>;
}

export function createRedactionRepository(database: Database, now: () => Date): RedactionRepository {
  const { findings, captures, files, outbox, custody } = database;

  /** Replaces the copy of one capture; null: by none. */
  async function replace(findingId: string, captureId: string, redaction: Redaction | null): Promise<boolean> {
    const row = await findings.get(findingId);
    if (row?.queue !== 'review' || !row.finding.captureIds.includes(captureId)) return false;
    const before = row.finding.redactions ?? [];
    const others = before.filter((other) => other.captureId !== captureId);
    if (!redaction && others.length === before.length) return false;
    const at = now().toISOString();
    const finding = {
      ...setRedactions(row.finding, redaction ? [...others, redaction] : others),
      updatedAt: at,
      version: row.finding.version + 1,
    };
    await findings.put({ ...row, finding });
    await logEvent(database, finding, {
      kind: redaction ? 'redacted' : 'edited',
      at,
      subject: redaction ? captureId : findingId,
      detail: redaction?.sha256 ?? null,
    });
    await outbox.delete(findingId);
    return true;
  }

  return {
    readPicture: async (findingId, captureId) => {
      const [row, found] = await Promise.all([findings.get(findingId), captures.get(captureId)]);
      const picture = found?.capture.picture;
      if (row?.queue !== 'review' || !row.finding.captureIds.includes(captureId) || !picture) return null;
      const tiles = await files.bulkGet(picture.tiles.map(({ sha256 }) => sha256));
      return { picture, tiles: tiles.map((tile) => tile?.blob ?? null) };
    },

    save: async (findingId, redaction, copy) => {
      await database.sealing?.preload(copy);
      return database.transaction('rw', findings, files, outbox, custody, async () => {
        if (!(await replace(findingId, redaction.captureId, redaction))) return false;
        await files.put({ sha256: redaction.sha256, blob: copy });
        return true;
      });
    },

    remove: (findingId, captureId) =>
      database.transaction('rw', findings, outbox, custody, () => replace(findingId, captureId, null)),
  };
}

/** Screenshots of an item that is photographed in several: kept at once, so that nothing is lost when their page is closed. */
import type { Database, StagedCaptureRow, StagedShot } from './database.ts';

export interface StagingRepository {
  get(captureId: string): Promise<StagedCaptureRow | undefined>;
  /** Adds a screenshot to those of the capture; `about` is kept of the first. */
  add(about: Omit<StagedCaptureRow, 'shots'>, shot: StagedShot): Promise<void>;
  remove(captureId: string): Promise<void>;
  /** What was begun before this moment (milliseconds since the epoch) and never ended. */
  begunBefore(moment: number): Promise<StagedCaptureRow[]>;
}

export function createStagingRepository({ staged, sealing }: Database): StagingRepository {
  return {
    get: (captureId) => staged.get(captureId),
    add: async (about, shot) => {
      const before = await staged.get(about.captureId);
      const row = { ...about, ...before, shots: [...(before?.shots ?? []), shot] };
      await sealing?.preload(row);
      await staged.put(row);
    },
    remove: (captureId) => staged.delete(captureId),
    begunBefore: (moment) => staged.filter(({ capturedAt }) => capturedAt.getTime() < moment).toArray(),
  };
}

/** Wakes the sync again: an alarm outlives the worker, a timer is quicker while it lives. */
import { browser } from '../platform/browser.ts';
import type { SyncService } from '../sync/sync-service.ts';

export const SYNC_ALARM = 'sync';

/** Browsers do not wake a worker earlier than this after an alarm was set, in milliseconds. */
const SHORTEST_ALARM_MS = 30_000;

export interface SyncSchedule {
  /** Puts what is approved into the outbox and sends; returns when that is under way. */
  start(): void;
  /** Sends what is due, and comes back for the rest. */
  resume(): void;
}

export function createSyncSchedule(sync: SyncService): SyncSchedule {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(task: () => Promise<number | null>): Promise<void> {
    // Set before the work: if the worker dies in the middle, the alarm brings the next one.
    await browser.alarms.create(SYNC_ALARM, { periodInMinutes: SHORTEST_ALARM_MS / 60_000 });
    const delay = await task();
    clearTimeout(timer);
    if (delay === null) await browser.alarms.clear(SYNC_ALARM);
    else if (delay < SHORTEST_ALARM_MS) timer = setTimeout(schedule.resume, delay + 50);
  }

  const runLogged = (task: () => Promise<number | null>) =>
    void run(task).catch((error) => console.error('Sync', error));
  const schedule: SyncSchedule = {
    start: () => runLogged(sync.start),
    resume: () => runLogged(sync.resume),
  };
  return schedule;
}

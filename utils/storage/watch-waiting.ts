/** What waits on this device, for the toolbar icon: apart from what pages read, because only the background needs it. */
import { liveQuery } from 'dexie';
import type { Database } from './database.ts';

/** A deadline that is nearer than this is on the toolbar icon, in milliseconds. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

export interface Waiting {
  /** Findings that wait for a person or for the network. */
  count: number;
  /** Those of them whose deadline is at most three days away. */
  dueSoon: number;
}

/** Findings that wait, with a deadline at or after `from` and before `to` (instants). */
export const countDue = ({ findings }: Pick<Database, 'findings'>, from: string, to: string): Promise<number> =>
  findings
    .where('dueAt')
    .between(from, to)
    .filter(({ queue }) => queue === 'review' || queue === 'outgoing')
    .count();

/** Calls back now and after every change. */
export function watchWaiting(database: Pick<Database, 'findings'>, onCount: (waiting: Waiting) => void): void {
  liveQuery(async () => {
    const now = new Date();
    const soon = new Date(now.getTime() + SOON_MS);
    return {
      count: await database.findings.where('queue').anyOf('review', 'outgoing').count(),
      dueSoon: await countDue(database, now.toISOString(), soon.toISOString()),
    };
  }).subscribe({
    next: onCount,
    error: (error) => console.error('The waiting findings cannot be counted', error),
  });
}

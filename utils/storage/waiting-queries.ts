/** What the toolbar icon tells: how much waits. Also while it is locked, as far as it can be counted without reading it. */
import type { Database } from './database.ts';
import { followQuery } from './follow-query.ts';

/** A deadline that is nearer than this is on the toolbar icon, in milliseconds. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

export interface Waiting {
  /** Findings that wait for a person or for the network. */
  count: number;
  /** Those of them whose deadline is at most three days away; 0 while it is locked. */
  dueSoon: number;
}

/** `now` is the moment from which deadlines are counted. */
export async function readWaiting(database: Database, now: Date): Promise<Waiting> {
  const { findings, inbox } = database;
  const counts = await Promise.all([
    findings.where('queue').equals('review').count(),
    findings.where('queue').equals('outgoing').count(),
    inbox.where('kind').equals('finding').count(),
  ]);
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (database.sealing?.mode === 'locked') return { count, dueSoon: 0 };
  const dueSoon = await findings
    .where('dueAt')
    .between(now.toISOString(), new Date(now.getTime() + SOON_MS).toISOString())
    .filter(({ queue }) => queue === 'review' || queue === 'outgoing')
    .count();
  return { count, dueSoon };
}

/** Calls back now and after every change, until what it returns is called. */
export function watchWaiting(database: Database, onCount: (waiting: Waiting) => void): () => void {
  return followQuery(
    () => readWaiting(database, new Date()),
    onCount,
    (error) => console.error('The waiting findings cannot be counted', error),
  );
}

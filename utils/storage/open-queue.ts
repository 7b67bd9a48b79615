/** Everything that a list needs of the database: loaded beside what a page shows first, which can do without. */
import type { Database } from './database.ts';
import type { EvidenceQueries } from './evidence-queries.ts';
import { followQuery } from './follow-query.ts';
import { openPageDatabase } from './open-page-database.ts';
import { createQueueQueries, type QueueQueries } from './queue-queries.ts';

/** Null where it is locked. */
export async function openQueue(): Promise<{
  database: Database;
  queries: QueueQueries;
  followQuery: typeof followQuery;
  loadEvidence(): Promise<EvidenceQueries>;
} | null> {
  const database = await openPageDatabase();
  return (
    database && {
      database,
      queries: createQueueQueries(database),
      followQuery,
      // Not in the first view.
      loadEvidence: async () => (await import('./evidence-queries.ts')).createEvidenceQueries(database),
    }
  );
}

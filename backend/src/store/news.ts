/** News for another program: what they say is fixed in the transaction that they tell of. */
import type { Transaction } from 'kysely';
import type { HandlingStatus } from '../../../utils/contract/api.ts';
import { addJobs } from './jobs.ts';
import type { Tables } from './schema.ts';

interface News {
  /** A finding came, or a new version of it. */
  'finding.received': { findingId: string; version: number };
  /** A coordinator changed what becomes of it. */
  'finding.handled': { findingId: string; version: number; status: HandlingStatus };
}

/** Adds a piece of news; the form of its body is that of Standard Webhooks. */
export async function addNews<Type extends keyof News>(
  tx: Transaction<Tables>,
  now: Date,
  type: Type,
  data: News[Type],
): Promise<void> {
  const payload = JSON.stringify({ type, timestamp: now.toISOString(), data });
  await addJobs(tx, now, 'webhook', [{ subject: data.findingId, target: `${type} ${data.version}`, payload }]);
}

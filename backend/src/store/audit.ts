/** Who looked at what: written before the answer goes out, read by auditors. */
import type { Clock } from './clock.ts';
import type { Reader } from './devices.ts';
import type { Database } from './open-database.ts';

export interface AuditEntry {
  seq: number;
  at: Date;
  role: string;
  tokenId: string;
  /** The operation, as the OpenAPI document calls it. */
  action: string;
  /** Id or hash of what was looked at; null for a list. */
  object: string | null;
}

/** Whoever runs the backend, on its own machine. */
interface Operator {
  role: 'operator';
  tokenId: string;
}

/** Writes and lists reads. */
export function createAuditStore(db: Database, clock: Clock) {
  return {
    async add({ role, tokenId }: Reader | Operator, action: string, object: string | null): Promise<void> {
      await db.insertInto('audit_log').values({ at: clock(), role, token_id: tokenId, action, object }).execute();
    },

    /** The newest first, before `before` (null: from the top). */
    async list(before: number | null, limit: number): Promise<AuditEntry[]> {
      const rows = await db
        .selectFrom('audit_log')
        .selectAll()
        .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ seq, at, role, token_id, action, object }) => ({
        seq: Number(seq),
        at,
        role,
        tokenId: token_id,
        action,
        object,
      }));
    },
  };
}

/** The store: everything that is kept in the database, one part per kind of record. */
import { sql } from 'kysely';
import { createAuditStore } from './audit.ts';
import { createBlobOwnerStore } from './blob-owners.ts';
import { createCaptureStore } from './captures.ts';
import { createCleanupStore } from './cleanup.ts';
import type { Clock } from './clock.ts';
import { createDeviceStore } from './devices.ts';
import type { DatabaseLocation } from './engine.ts';
import { createErasureStore } from './erasures.ts';
import { createFindingStore } from './findings.ts';
import { createHandlingStore } from './handlings.ts';
import { createInviteStore } from './invites.ts';
import { openDatabase } from './open-database.ts';
import { openReceiptKey } from './receipt-key.ts';
import { createUploadStore } from './uploads.ts';

export type Store = Awaited<ReturnType<typeof openStore>>;

/** Opens the store. Every write is durable before its promise resolves. */
export async function openStore(location: DatabaseLocation, clock: Clock) {
  const db = await openDatabase(location);
  return {
    invites: createInviteStore(db, clock),
    devices: createDeviceStore(db, clock),
    blobOwners: createBlobOwnerStore(db, clock),
    uploads: createUploadStore(db, clock),
    captures: createCaptureStore(db, clock),
    findings: createFindingStore(db, clock),
    handlings: createHandlingStore(db, clock),
    audit: createAuditStore(db, clock),
    erasures: createErasureStore(db, clock),
    cleanup: createCleanupStore(db, clock),
    receiptKey: await openReceiptKey(db, clock),
    /** Rejects where the database does not answer. */
    check: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}

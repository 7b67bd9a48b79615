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
import { createJobStore, type FollowUps, NO_FOLLOW_UPS } from './jobs.ts';
import { openPackageKey, openReceiptKey } from './keys.ts';
import { openDatabase } from './open-database.ts';
import { createTimestampStore } from './timestamps.ts';
import { createUploadStore } from './uploads.ts';

export type Store = Awaited<ReturnType<typeof openStore>>;

/** Opens the store. Every write is durable before its promise resolves. `followUps` is what new records give reason for. */
export async function openStore(location: DatabaseLocation, clock: Clock, followUps: FollowUps = NO_FOLLOW_UPS) {
  const db = await openDatabase(location);
  return {
    invites: createInviteStore(db, clock),
    devices: createDeviceStore(db, clock),
    blobOwners: createBlobOwnerStore(db, clock),
    uploads: createUploadStore(db, clock),
    captures: createCaptureStore(db, clock, followUps),
    findings: createFindingStore(db, clock, followUps),
    handlings: createHandlingStore(db, clock, followUps),
    timestamps: createTimestampStore(db),
    jobs: createJobStore(db, clock),
    audit: createAuditStore(db, clock),
    erasures: createErasureStore(db, clock),
    cleanup: createCleanupStore(db, clock),
    receiptKey: await openReceiptKey(db, clock),
    packageKey: await openPackageKey(db, clock),
    /** Rejects where the database does not answer. */
    check: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}

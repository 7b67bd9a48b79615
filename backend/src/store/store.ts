/** The store: everything that is kept in the database, one part per kind of record. */
import { sql } from 'kysely';
import { hashSecret } from '../secrets.ts';
import { type ActorCache, createActorCache } from './actor-cache.ts';
import { createAuditStore } from './audit.ts';
import { createBlobOwnerStore } from './blob-owners.ts';
import { createCaptureStore } from './captures.ts';
import { createCleanupStore } from './cleanup.ts';
import type { Clock } from './clock.ts';
import { createDeliveryStore } from './deliveries.ts';
import { createDeviceStore } from './devices.ts';
import type { DatabaseLocation } from './engine.ts';
import { createErasureStore } from './erasures.ts';
import { createFindingStore } from './findings.ts';
import { settled } from './group-commit.ts';
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
  const { db, commit } = await openDatabase(location);
  const durable = <Part extends object>(part: Part): Part => (commit ? settled(part, commit) : part);
  const { findActor, ...devices } = createDeviceStore(db, clock, () => actors.forget());
  const actors: ActorCache = createActorCache(findActor, hashSecret);
  /** Where tokens and devices come and go. Of several instances none can know what the others change. */
  const changing = <Part extends object>(part: Part): Part => (commit ? actors.forgetting(durable(part)) : part);
  const gather = commit?.gather ?? (() => Promise.resolve());
  const openKeys = async () => ({
    receiptKey: await openReceiptKey(db, clock),
    packageKey: await openPackageKey(db, clock),
  });
  const keys = await (commit ? commit.settle(openKeys) : openKeys());
  return {
    invites: changing(createInviteStore(db, clock)),
    // Whose token it is rests on nothing that could be lost with a power cut and then matter.
    devices: { ...changing(devices), findActor: commit ? actors.find : findActor },
    blobOwners: durable(createBlobOwnerStore(db, clock, gather)),
    // Without waiting for the disk: an upload that is forgotten is begun anew.
    uploads: createUploadStore(db, clock),
    captures: durable(createCaptureStore(db, clock, followUps, gather)),
    findings: durable(createFindingStore(db, clock, followUps)),
    deliveries: durable(createDeliveryStore(db, clock, followUps)),
    handlings: durable(createHandlingStore(db, clock, followUps)),
    timestamps: durable(createTimestampStore(db)),
    jobs: durable(createJobStore(db, clock)),
    audit: durable(createAuditStore(db, clock)),
    erasures: changing(createErasureStore(db, clock)),
    cleanup: changing(createCleanupStore(db, clock)),
    ...keys,
    /** A request came that may write: what others wrote waits a moment for it. Call the result when it was answered. */
    expectWrite: (): (() => void) => commit?.expect() ?? (() => undefined),
    /** Rejects where the database does not answer. */
    check: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}

/** A device whose worker can be ended before any of its writes, and started again on what is left. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createEither, guardCaptures } from '../../../utils/background/guarded-captures.ts';
import { createVault, type Vault } from '../../../utils/background/vault.ts';
import type { VaultSession } from '../../../utils/platform/vault-session.ts';
import { type CaptureRepository, createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { type Database, openDatabase } from '../../../utils/storage/database.ts';
import { createFindingRepository, type FindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createInbox, type Inbox } from '../../../utils/storage/inbox-repository.ts';
import { createSealing, installSealing, type Row } from '../../../utils/storage/sealing.ts';
import { followVault } from '../../../utils/storage/vault-keys.ts';
import { cheapKdf } from '../vault/cheap-kdf.ts';

export interface Worker {
  database: Database;
  vault: Vault;
  /** As a content script's gesture is kept, locked or not. */
  captures: CaptureRepository;
  findings: FindingRepository;
  inbox: Inbox;
  /** Milliseconds at which it wants to be woken. */
  wake: number | null;
}

export interface Device {
  /** Writes that this worker does before it is ended; Infinity: as many as it likes. */
  start(writes?: number): Worker;
  /** The browser was closed: what was only in memory is gone. */
  closeBrowser(): void;
  /** Every row of every table, as it lies on the disk. */
  readRaw(): Promise<Record<string, Row[]>>;
  clock: { now: number };
  session: VaultSession;
}

let count = 0;

export function createDevice(): Device {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  const name = `device-${count++}`;
  const device: Device = {
    clock: { now: Date.UTC(2026, 10, 22) },
    session: {},
    start,
    closeBrowser: () => {
      device.session = {};
    },
    readRaw: async () => {
      const raw = openDatabase(name);
      const rows = await Promise.all(raw.tables.map(async (table) => [table.name, await table.toArray()] as const));
      raw.close();
      return Object.fromEntries(rows);
    },
  };

  function start(writes = Number.POSITIVE_INFINITY): Worker {
    let left = writes;
    const step = () => {
      if (left <= 0) throw new Error('ended');
      left--;
    };
    const mortal = (database: Database) => {
      database.use({
        stack: 'dbcore',
        name: 'mortal',
        level: -3,
        create: (core) => ({
          ...core,
          table: (table) => {
            const below = core.table(table);
            const mutate: typeof below.mutate = async (request) => {
              step();
              return below.mutate(request);
            };
            return { ...below, mutate };
          },
        }),
      });
      return database;
    };
    const sealing = createSealing();
    const database = mortal(openDatabase(name));
    installSealing(database, sealing);
    const read = async () => ({ ...device.session });
    followVault(database, sealing, read);
    const captures = createCaptureRepository(database);
    const findings = createFindingRepository(database, () => new Date(device.clock.now));
    const inbox = createInbox(database);
    const vault = createVault({
      database,
      raw: mortal(openDatabase(name)),
      sealing,
      session: {
        read,
        write: async (fields) => {
          step();
          device.session = { ...device.session, ...fields };
        },
        forget: async (keys) => {
          step();
          for (const key of keys) delete device.session[key];
        },
      },
      now: () => device.clock.now,
      // Opened hundreds of times.
      createKdf: () => ({ ...cheapKdf(), N: 2 ** 10 }),
      wakeAt: async (moment) => {
        step();
        worker.wake = moment;
      },
      drain: (keys) => inbox.drain(keys, { captures, findings }),
      onChange: () => {},
    });
    const either = createEither(database);
    const worker: Worker = {
      database,
      vault,
      findings,
      inbox,
      captures: guardCaptures(captures, inbox, either),
      wake: null,
    };
    return worker;
  }
  return device;
}

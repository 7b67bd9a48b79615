/** The real database code on an IndexedDB in memory: a new, empty one for each test. */

import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type Database, openDatabase } from '../../utils/storage/database.ts';

let count = 0;

export function openMemoryDatabase(): Database {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  return openDatabase(`test-${count++}`);
}

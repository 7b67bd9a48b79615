/** What the network answers to what was sent: handlings by coordinators, trusted times by authorities. */
import type { Handling, TimestampPage } from '../contract/api.ts';
import type { Database, NetworkRow } from './database.ts';

const NOTHING_YET: NetworkRow = { key: 'answers', askedAt: 0, handlingsEtag: null, timestampsCursor: null };

export interface AnswerRepository {
  /** How far the answers were read. */
  state(): Promise<NetworkRow>;
  /** Writes down that the network was asked, at `askedAt` (milliseconds). */
  saveAsked(askedAt: number): Promise<void>;
  /** Puts all of a device's handlings in the place of those that were here. */
  saveHandlings(items: Handling[], etag: string | null): Promise<void>;
  /** Adds a page of timestamps; of captures that are not here any more none is kept. */
  saveTimestamps(page: TimestampPage): Promise<void>;
}

/** All but what came out of a backup, which nobody would tell again. */
export async function forgetHandlings({ handlings }: Pick<Database, 'handlings'>): Promise<void> {
  const told = (await handlings.toArray()).filter(({ restored }) => !restored);
  await handlings.bulkDelete(told.map(({ findingId }) => findingId));
}

export function createAnswerRepository(database: Database): AnswerRepository {
  const { handlings, timestamps, network, captures } = database;
  const state = async () => (await network.get('answers')) ?? NOTHING_YET;
  const advance = async (fields: Partial<NetworkRow>) => void (await network.put({ ...(await state()), ...fields }));

  return {
    state,
    saveAsked: (askedAt) => database.transaction('rw', network, () => advance({ askedAt })),

    saveHandlings: (items, handlingsEtag) =>
      database.transaction('rw', handlings, network, async () => {
        await forgetHandlings(database);
        await handlings.bulkPut(items);
        await advance({ handlingsEtag });
      }),

    saveTimestamps: ({ items, next }) =>
      database.transaction('rw', timestamps, captures, network, async () => {
        const rows = await captures.bulkGet(items.map(({ captureId }) => captureId));
        await timestamps.bulkPut(items.filter((_item, index) => rows[index] !== undefined));
        if (next !== null) await advance({ timestampsCursor: next });
      }),
  };
}

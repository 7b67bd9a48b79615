/** Where a capture goes: into the queue, or sealed into the inbox while the queue is locked. */
import type { CaptureRepository } from '../storage/capture-repository.ts';
import type { Database } from '../storage/database.ts';
import type { Inbox } from '../storage/inbox-repository.ts';

/** True for what the database throws where the passphrase is needed. */
const isLocked = (error: unknown): boolean => error instanceof Error && error.name === 'LockedError';

/** While it is locked, what cannot be read is no failure: it is done once that is over. */
export function reportUnlessLocked(message: string, error: unknown): void {
  if (!isLocked(error)) console.error(message, error);
}

/** Runs `open`, or `locked` while it is locked or becomes so in the middle. */
export type Either = <T>(open: () => Promise<T>, locked: () => Promise<T>) => Promise<T>;

export function createEither(database: Database): Either {
  return async (open, locked) => {
    // Only an open database knows whether it is locked.
    await database.open();
    if (database.sealing?.mode === 'locked') return locked();
    try {
      return await open();
    } catch (error) {
      if (!isLocked(error)) throw error;
      return locked();
    }
  };
}

/** What it keeps while it is locked is not read again: the same gesture twice is known by its id. */
export function guardCaptures(captures: CaptureRepository, inbox: Inbox, either: Either): CaptureRepository {
  return {
    get: (id) =>
      either(
        () => captures.get(id),
        async () => undefined,
      ),
    getThumbnail: (id) =>
      either(
        () => captures.getThumbnail(id),
        () => inbox.getThumbnail(id),
      ),
    create: (bundle, findingId) =>
      either(
        () => captures.create(bundle, findingId),
        () => inbox.create(bundle, findingId),
      ),
    supplement: (bundle, supplements) =>
      either(
        () => captures.supplement(bundle, supplements),
        () => inbox.supplement(bundle, supplements),
      ),
  };
}

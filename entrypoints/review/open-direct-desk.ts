/** Composition of what keeps a direct observation; loaded with its form. */
import { describeAgent } from '../../utils/background/describe-agent.ts';
import { createDirectDesk, type DirectDesk } from '../../utils/direct/keep-direct.ts';
import { MessageError } from '../../utils/messaging/reply.ts';
import { createUuid } from '../../utils/platform/ids.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import type { Database } from '../../utils/storage/database.ts';
import { isStorageFull } from '../../utils/storage/storage-full.ts';

/** A desk whose failures have a sentence for the person. */
export function openDirectDesk(database: Database): DirectDesk {
  const desk = createDirectDesk({
    repository: createCaptureRepository(database),
    describeAgent: () => describeAgent({ viewport: { width: innerWidth, height: innerHeight }, devicePixelRatio }),
    createUuid,
    now: () => new Date(),
  });
  return {
    prepare: desk.prepare,
    keep: (entry) =>
      desk.keep(entry).catch((error) => {
        throw new MessageError(isStorageFull(error) ? 'storage-full' : 'storage-failed', String(error));
      }),
  };
}

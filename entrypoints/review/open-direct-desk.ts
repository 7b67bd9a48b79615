/** Composition of what keeps a direct observation; loaded with its form. */
import { describeAgent } from '../../utils/background/describe-agent.ts';
import { createDraftPad } from '../../utils/direct/draft-pad.ts';
import { createDirectDesk, type DirectDesk } from '../../utils/direct/keep-direct.ts';
import { MessageError } from '../../utils/messaging/reply.ts';
import { claimFirst } from '../../utils/platform/claim.ts';
import { createUuid } from '../../utils/platform/ids.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import type { Database } from '../../utils/storage/database.ts';
import { createDraftRepository } from '../../utils/storage/draft-repository.ts';
import { isStorageFull } from '../../utils/storage/storage-full.ts';

/** A desk whose failures have a sentence for the person, with what was entered last and is open in no other tab. */
export async function openDirectDesk(database: Database): Promise<DirectDesk> {
  const drafts = createDraftRepository(database, Date.now);
  const claimed = await claimFirst([...(await drafts.list()), createUuid()]);
  if (!claimed) throw new Error('Nobody else can have a new id.');
  const { name: id, release } = claimed;
  const desk = createDirectDesk({
    repository: createCaptureRepository(database),
    id,
    pad: createDraftPad(drafts, id),
    before: await drafts.read(id),
    release,
    describeAgent: () => describeAgent({ viewport: { width: innerWidth, height: innerHeight }, devicePixelRatio }),
    createUuid,
    now: () => new Date(),
  });
  return {
    ...desk,
    keep: (entry) =>
      desk.keep(entry).catch((error) => {
        throw new MessageError(isStorageFull(error) ? 'storage-full' : 'storage-failed', String(error));
      }),
  };
}

/** What pages and toasts ask of findings, answered by the repositories. */
import { MessageError } from '../messaging/reply.ts';
import type { HandlersOf } from '../messaging/route-messages.ts';
import { redactPicture } from '../picture/redact-picture.ts';
import { createUuid } from '../platform/ids.ts';
import type { CaptureRepository } from '../storage/capture-repository.ts';
import type { Decision, FindingRepository } from '../storage/finding-repository.ts';
import type { FindingChange, Inbox } from '../storage/inbox-repository.ts';
import type { KeyRepository } from '../storage/key-repository.ts';
import type { MergeRepository } from '../storage/merge-repository.ts';
import type { RedactionRepository } from '../storage/redaction-repository.ts';
import type { Either } from './guarded-captures.ts';
import { redactCapture } from './redaction-service.ts';
import type { Vault } from './vault.ts';

export interface FindingHandlerDeps {
  findings: FindingRepository;
  captures: Pick<CaptureRepository, 'get'>;
  merges: MergeRepository;
  redactions: RedactionRepository;
  keys: Pick<KeyRepository, 'signCapture'>;
  inbox: Pick<Inbox, 'change'>;
  vault: Pick<Vault, 'settled'>;
  either: Either;
}

/** The answer for what a repository did, or refused because there is no such finding in that list. */
function found(done: boolean): null {
  if (!done) throw new MessageError('not-found', 'No such finding in that list.');
  return null;
}

function decided(decision: Decision): null {
  if (decision === 'blocked') throw new MessageError('second-reviewer', 'A lone reaction.');
  return found(decision === 'done');
}

export function handleFindings(deps: FindingHandlerDeps): HandlersOf<'finding' | 'findings'> {
  const { findings, captures, merges, redactions, keys, inbox, vault, either } = deps;

  /** What the toast says about a finding: done now, or noted sealed until it can be. */
  const change = async (id: string, wanted: FindingChange) =>
    found(
      await either(
        async () => {
          // It may be on its way out of the inbox.
          await vault.settled();
          return 'remove' in wanted ? findings.remove(id) : findings.update(id, wanted);
        },
        () => inbox.change(id, wanted),
      ),
    );

  /** Those of a finding that could not be signed when they were captured. */
  async function signCaptures(findingId: string): Promise<void> {
    for (const captureId of (await findings.get(findingId))?.finding.captureIds ?? []) {
      const row = await captures.get(captureId);
      if (row) await keys.signCapture(row);
    }
  }

  return {
    'finding/classify': ({ id, behaviours }) => change(id, { behaviours }),
    'finding/undo': ({ id }) => change(id, { remove: true }),
    'finding/update': async ({ id, patch }) => found(await findings.update(id, patch)),
    'finding/approve': async ({ id }) => decided(await findings.decide(id, 'approved')),
    'finding/reopen': async ({ id }) => decided(await findings.decide(id, 'draft')),
    'finding/dismiss': async ({ id, because }) => decided(await findings.decide(id, 'dismissed', because)),
    'findings/decide': async ({ ids, status, because }) => {
      const made = { done: [] as string[], blocked: [] as string[] };
      for (const id of ids) {
        const decision = await findings.decide(id, status, because);
        if (decision !== 'not-found') made[decision].push(id);
      }
      return made;
    },
    'finding/file': async ({ id, filings }) => found(await findings.file(id, filings)),
    'finding/merge': async ({ into, from, identity }) => found(await merges.merge(into, from, identity)),
    'finding/unmerge': async ({ id }) => found(await merges.unmerge(id)),
    'finding/split': async ({ id, captureIds }) => {
      const newId = createUuid();
      found(await merges.split(id, captureIds, newId));
      return { id: newId };
    },
    'finding/redact': async (request) => found(await redactCapture({ repository: redactions, redactPicture }, request)),
    'finding/delete': async ({ id }) => found(await findings.remove(id)),
    'finding/restore': async ({ id }) => found(await findings.restore(id)),
    'finding/view': async ({ id }) => {
      await signCaptures(id);
      return found(await findings.note(id, 'viewed'));
    },
    'finding/export': async ({ id }) => {
      await signCaptures(id);
      return found(await findings.note(id, 'exported'));
    },
  };
}

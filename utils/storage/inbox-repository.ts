/**
 * What is flagged while it is locked: sealed at once to the vault's public key, which nobody can open here before the
 * passphrase is given, then put into the queue as if it had been flagged just now. Every step may be the worker's last.
 */
import type { Behaviour } from '../contract/finding.ts';
import { createUuid } from '../platform/ids.ts';
import { packValue, readBlobs, unpackValue } from '../vault/pack.ts';
import { type BoxKeys, openBox, sealBox } from '../vault/sealed-box.ts';
import type { CaptureBundle, CaptureRepository } from './capture-repository.ts';
import type { CaptureRow, Database, InboxRow } from './database.ts';
import type { FindingRepository } from './finding-repository.ts';

/** A person's word about a finding, from the toast. */
export type FindingChange = { behaviours: Behaviour[] } | { remove: true };

export interface Inbox extends Omit<CaptureRepository, 'get'> {
  /** False when there is no such finding. */
  change(findingId: string, change: FindingChange): Promise<boolean>;
  /** Puts everything into the queue, in its order. What fails stays, and is tried again the next time. */
  drain(keys: BoxKeys, to: { captures: CaptureRepository; findings: FindingRepository }): Promise<void>;
}

type Content = { bundle: CaptureBundle; supplements: string | null } | { change: FindingChange };

const placeOf = ({ kind, findingId }: Pick<InboxRow, 'kind' | 'findingId'>) => `inbox ${kind} ${findingId}`;

export function createInbox(database: Database): Inbox {
  const { inbox, findings, vault } = database;
  /** For the toast: what was sealed cannot be read again. The newest only. */
  let last: { captureId: string; thumbnail: Blob | null } | null = null;

  async function seal(row: Omit<InboxRow, 'seq' | 'box'>, content: Content): Promise<void> {
    const header = await vault.get('header');
    if (!header) throw new Error('There is no passphrase.');
    const blobs = await readBlobs(content);
    const packed = packValue(content, (blob) => blobs.get(blob) ?? new Uint8Array());
    const box = await sealBox(header.publicKey, placeOf(row), packed);
    await database.transaction('rw', inbox, async () => {
      // The same gesture again, whose answer was lost.
      if (row.captureId && (await inbox.where('captureId').equals(row.captureId).count()) > 0) return;
      await inbox.add({ ...row, box });
    });
  }

  async function keep(bundle: CaptureBundle, findingId: string, supplements: string | null): Promise<CaptureRow> {
    const { capture, manifestSha256, signature } = bundle;
    const known = await inbox.where('captureId').equals(capture.id).first();
    const row = { id: capture.id, findingId: known?.findingId ?? findingId, capture, manifestSha256, signature };
    const kind = supplements ? 'capture' : 'finding';
    await seal({ kind, findingId: row.findingId, captureId: capture.id }, { bundle, supplements });
    last = { captureId: capture.id, thumbnail: bundle.thumbnail };
    return row;
  }

  /** The finding of a capture that may be sealed: that much of it is readable. */
  async function findFindingOf(captureId: string): Promise<string | null> {
    const waiting = await inbox.where('captureId').equals(captureId).first();
    if (waiting) return waiting.findingId;
    await database.open();
    const store = database.backendDB().transaction('captures').objectStore('captures');
    return new Promise((resolve, reject) => {
      const request = store.get(captureId);
      request.onsuccess = () => resolve(request.result?.findingId ?? null);
      request.onerror = () => reject(request.error);
    });
  }

  async function apply(
    content: Content,
    findingId: string,
    to: { captures: CaptureRepository; findings: FindingRepository },
  ): Promise<void> {
    if ('bundle' in content) {
      const { bundle, supplements } = content;
      if (!supplements) return void (await to.captures.create(bundle, findingId));
      try {
        await to.captures.supplement(bundle, supplements);
      } catch (error) {
        // What it was to complete has been decided about or is gone. The capture stands for itself.
        console.warn('A capture has nothing to complete', error);
        await to.captures.create(bundle, createUuid());
      }
      return;
    }
    const { change } = content;
    if ('remove' in change) return void (await to.findings.remove(findingId));
    const row = await to.findings.get(findingId);
    if (row && String(row.finding.behaviours) !== String(change.behaviours))
      await to.findings.update(findingId, { behaviours: change.behaviours });
  }

  return {
    getThumbnail: async (captureId) => (last?.captureId === captureId ? last.thumbnail : null),
    create: (bundle, findingId) => keep(bundle, findingId, null),
    supplement: async (bundle, supplements) => {
      const findingId = await findFindingOf(supplements);
      if (!findingId) throw new Error('The capture to complete is not there.');
      return keep(bundle, findingId, supplements);
    },

    change: async (findingId, change) => {
      const waiting = await inbox.where('findingId').equals(findingId).count();
      if (waiting === 0 && (await findings.where('id').equals(findingId).count()) === 0) return false;
      await seal({ kind: 'change', findingId, captureId: '' }, { change });
      return true;
    },

    drain: async (keys, to) => {
      let after = 0;
      for (;;) {
        const row = await inbox.where('seq').above(after).first();
        if (!row) return;
        after = row.seq;
        try {
          const content = unpackValue(await openBox(keys, placeOf(row), row.box)) as Content;
          await apply(content, row.findingId, to);
          await inbox.delete(row.seq);
        } catch (error) {
          console.error('What was kept while it was locked could not be put into the queue', error);
        }
      }
    },
  };
}

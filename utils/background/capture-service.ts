/**
 * Turns a flagged item into a durable capture. Every call may be repeated with the same id (the content script does,
 * when the worker dies on the way): the second finds the first's result.
 */

import { buildCapture } from '../capture/build-capture.ts';
import { canonicalJson } from '../capture/seal.ts';
import type { Agent, Capture, NoScreenshotReason } from '../contract/capture.ts';
import type { Signature } from '../contract/signature.ts';
import type { CaptureResult, FlaggedItem } from '../messaging/messages.ts';
import { MessageError } from '../messaging/reply.ts';
import type { ShotResult } from '../screenshot/take-shot.ts';
import type { CaptureRepository } from '../storage/capture-repository.ts';
import type { CaptureRow } from '../storage/database.ts';
import { isStorageFull } from '../storage/storage-full.ts';

export interface CaptureServiceDeps {
  repository: CaptureRepository;
  takeShot(tabId: number, geometry: FlaggedItem['geometry']): Promise<ShotResult>;
  describeAgent(geometry: FlaggedItem['geometry']): Promise<Agent>;
  cleanObservedUrl(url: string): string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Signature>;
  createUuid(): string;
  now(): Date;
}

/** Where the flagged item is, as the browser says. */
export interface FlagOrigin {
  tabId: number;
  url: string;
}

export interface CaptureService {
  create(item: FlaggedItem, origin: FlagOrigin): Promise<CaptureResult>;
  supplement(item: FlaggedItem & { supplements: string }, origin: FlagOrigin): Promise<CaptureResult>;
}

export function createCaptureService(deps: CaptureServiceDeps): CaptureService {
  const { repository } = deps;
  // Two messages with one id can overlap when the first sender gave up waiting; both get the one result.
  const underWay = new Map<string, Promise<CaptureResult>>();

  async function describe(row: CaptureRow): Promise<CaptureResult> {
    const thumbnail = await repository.getThumbnail(row.id);
    return {
      captureId: row.id,
      findingId: row.findingId,
      thumbnail: thumbnail && new Uint8Array(await thumbnail.arrayBuffer()).toBase64(),
      noScreenshot: row.capture.noScreenshot,
      warnings: row.capture.warnings.map(({ code }) => code),
    };
  }

  /** Null where there is no key: the evidence is kept all the same, and signed before it is sent. */
  async function sign(capture: Capture): Promise<Signature | null> {
    try {
      return await deps.sign(new TextEncoder().encode(canonicalJson(capture)));
    } catch (error) {
      console.error('The capture could not be signed yet', error);
      return null;
    }
  }

  async function keep(item: FlaggedItem, supplements: string | null, origin: FlagOrigin): Promise<CaptureResult> {
    const existing = await repository.get(item.captureId);
    if (existing) return describe(existing);

    const capturedAt = deps.now();
    const [shot, agent] = await Promise.all([
      deps.takeShot(origin.tabId, item.geometry),
      deps.describeAgent(item.geometry),
    ]);

    const write = async (picture: ShotResult, noScreenshot: NoScreenshotReason | null) => {
      const sealed = await buildCapture({
        id: item.captureId,
        supplements,
        extraction: item.extraction,
        excerpt: picture.ok || picture.reason !== 'storage-full' ? item.excerpt : null,
        observedUrl: deps.cleanObservedUrl(origin.url),
        capturedAt,
        offset: -capturedAt.getTimezoneOffset(),
        agent,
        masks: item.masks,
        screenshot: picture.ok ? picture.shot : null,
        noScreenshot,
      });
      const signature = await sign(sealed.capture);
      const bundle = { ...sealed, signature, thumbnail: picture.ok ? picture.shot.thumbnail : null };
      return supplements ? repository.supplement(bundle, supplements) : repository.create(bundle, deps.createUuid());
    };

    try {
      return await describe(await write(shot, shot.ok ? null : shot.reason));
    } catch (error) {
      if (!isStorageFull(error)) throw new MessageError('storage-failed', String(error));
      if (supplements || !shot.ok) throw new MessageError('storage-full', String(error));
    }
    // The picture does not fit. The record is a thousand times smaller, and worth keeping alone.
    try {
      return await describe(await write({ ok: false, reason: 'storage-full' }, 'storage-full'));
    } catch (error) {
      throw new MessageError(isStorageFull(error) ? 'storage-full' : 'storage-failed', String(error));
    }
  }

  function once(item: FlaggedItem, supplements: string | null, origin: FlagOrigin): Promise<CaptureResult> {
    const running = underWay.get(item.captureId);
    if (running) return running;
    const result = keep(item, supplements, origin).finally(() => underWay.delete(item.captureId));
    underWay.set(item.captureId, result);
    return result;
  }

  return {
    create: (item, origin) => once(item, null, origin),
    supplement: (item, origin) => once(item, item.supplements, origin),
  };
}

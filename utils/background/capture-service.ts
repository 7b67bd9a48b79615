/**
 * Turns a flagged item into a durable capture. Every call may be repeated with the same id (the content script does,
 * when the worker dies on the way): the second finds the first's result.
 */

import { buildCapture } from '../capture/build-capture.ts';
import { canonicalJson } from '../capture/seal.ts';
import type { Agent, Capture, NoScreenshotReason } from '../contract/capture.ts';
import type { Signature } from '../contract/signature.ts';
import type { CaptureResult, FlaggedItem, Request } from '../messaging/messages.ts';
import { MessageError } from '../messaging/reply.ts';
import type { TabPlace } from '../screenshot/photograph-tab.ts';
import type { Series, ShotResult } from '../screenshot/take-shot.ts';
import type { CaptureRepository } from '../storage/capture-repository.ts';
import type { CaptureRow, StagedCaptureRow, StagedShot } from '../storage/database.ts';
import type { StagingRepository } from '../storage/staging-repository.ts';
import { isStorageFull } from '../storage/storage-full.ts';

export interface CaptureServiceDeps {
  repository: CaptureRepository;
  staging: StagingRepository;
  takeShot(tab: TabPlace, geometry: FlaggedItem['geometry'], series?: Series): Promise<ShotResult>;
  describeAgent(geometry: FlaggedItem['geometry']): Promise<Agent>;
  cleanObservedUrl(url: string): string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Signature>;
  createUuid(): string;
  now(): Date;
}

/** Where the flagged item is, as the browser says. */
export interface FlagOrigin extends TabPlace {
  url: string;
}

export interface CaptureService {
  /** Takes the screenshot for a capture that may come in a moment. In memory only, and forgotten where it does not come. */
  aim(item: Request<'capture/aim'>, origin: FlagOrigin): void;
  create(item: Request<'capture/create'>, origin: FlagOrigin): Promise<CaptureResult>;
  /** Takes and keeps the next screenshot of an item that needs several; says why there is none. */
  photograph(item: FlaggedItem, origin: FlagOrigin): Promise<NoScreenshotReason | null>;
  /** Makes captures of what was begun and never ended: its page was closed, or the browser. */
  finishStaged(): Promise<void>;
}

/** Between two screenshots of one item lies less, in milliseconds. */
const ABANDONED_MS = 120_000;
/** Between an action's press and its click lies less, in milliseconds: a longer press prepares nothing. */
const FORGOTTEN_MS = 2_000;

/** A screenshot that was taken while an action was pressed. */
interface AimedShot {
  captureId: string;
  tabId: number;
  /** When it was asked for. */
  takenAt: Date;
  result: Promise<ShotResult>;
}

export function createCaptureService(deps: CaptureServiceDeps): CaptureService {
  const { repository, staging } = deps;
  // Two messages with one id can overlap when the first sender gave up waiting; both get the one result.
  const underWay = new Map<string, Promise<CaptureResult>>();
  let aimed: AimedShot | null = null;

  function aim({ captureId, geometry }: Request<'capture/aim'>, origin: FlagOrigin): void {
    const shot = { captureId, tabId: origin.tabId, takenAt: deps.now(), result: deps.takeShot(origin, geometry) };
    aimed = shot;
    setTimeout(() => {
      if (aimed === shot) aimed = null;
    }, FORGOTTEN_MS);
  }

  /** The screenshot that shows the item now, or did when the action was pressed. */
  async function takeOnce(
    { captureId, geometry }: FlaggedItem,
    origin: FlagOrigin,
  ): Promise<{ takenAt: Date; result: ShotResult }> {
    const takenAt = deps.now();
    const before = aimed?.captureId === captureId && aimed.tabId === origin.tabId ? aimed : null;
    if (before) aimed = null;
    const result = await before?.result;
    // Where the browser refused for seconds, the page does not stay covered for as long again.
    if (before && result && (result.ok || result.reason === 'rate-limited')) return { takenAt: before.takenAt, result };
    return { takenAt, result: await deps.takeShot(origin, geometry) };
  }

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

  /** What the person did, and what was seen of it. */
  type Taken = Pick<StagedCaptureRow, 'item' | 'origin' | 'capturedAt'> & {
    shots: readonly (Omit<StagedShot, 'origin' | 'seam' | 'thumbnail'> & {
      thumbnail: Blob | null | Promise<Blob | null>;
    })[];
    noScreenshot: NoScreenshotReason | null;
  };

  async function write({ item, origin, capturedAt, shots, noScreenshot }: Taken): Promise<CaptureRow> {
    const { supplements } = item;
    const sealed = await buildCapture({
      id: item.captureId,
      supplements,
      extraction: item.extraction,
      excerpt: noScreenshot === 'storage-full' ? null : item.excerpt,
      observedUrl: deps.cleanObservedUrl(origin.url),
      capturedAt,
      offset: -capturedAt.getTimezoneOffset(),
      agent: await deps.describeAgent(item.geometry),
      masks: item.masks,
      shots,
      noScreenshot,
    });
    const signature = await sign(sealed.capture);
    const bundle = { ...sealed, signature, thumbnail: (await shots[0]?.thumbnail) ?? null };
    return supplements ? repository.supplement(bundle, supplements) : repository.create(bundle, deps.createUuid());
  }

  async function keep(taken: Taken): Promise<CaptureRow> {
    try {
      return await write(taken);
    } catch (error) {
      if (!isStorageFull(error)) throw new MessageError('storage-failed', String(error));
      if (taken.item.supplements || taken.shots.length === 0) throw new MessageError('storage-full', String(error));
    }
    // The picture does not fit. The record is a thousand times smaller, and worth keeping alone.
    try {
      return await write({ ...taken, shots: [], noScreenshot: 'storage-full' });
    } catch (error) {
      // Right after a full disk, browsers give all kinds of names to what is still the same.
      throw new MessageError('storage-full', String(error));
    }
  }

  async function create(item: Request<'capture/create'>, origin: FlagOrigin): Promise<CaptureResult> {
    const { captureId, photographed } = item;
    const now = deps.now();
    const [existing, taken, staged] = await Promise.all([
      repository.get(captureId),
      photographed ? null : takeOnce(item, origin),
      photographed && staging.get(captureId),
    ]);
    if (existing) return describe(existing);
    const shot = taken?.result;
    const row = await keep(
      staged
        ? { ...staged, noScreenshot: null }
        : {
            item,
            origin,
            capturedAt: taken?.takenAt ?? now,
            shots: shot?.ok ? [shot.shot] : [],
            noScreenshot: shot && !shot.ok ? shot.reason : (photographed?.noScreenshot ?? null),
          },
    );
    if (staged) await staging.remove(captureId);
    return describe(row);
  }

  async function photograph(item: FlaggedItem, origin: FlagOrigin): Promise<NoScreenshotReason | null> {
    const capturedAt = deps.now();
    const { captureId } = item;
    const before = (await staging.get(captureId))?.shots.at(-1) ?? null;
    const result = await deps.takeShot(origin, item.geometry, { before });
    // The same was asked for before, and the answer got lost: nothing in it is new.
    if (!result.ok) return result.reason === 'item-not-visible' && before ? null : result.reason;
    try {
      const shot = { ...result.shot, thumbnail: await result.shot.thumbnail };
      await staging.add({ captureId, item, origin, capturedAt }, shot);
    } catch (error) {
      if (isStorageFull(error)) return 'storage-full';
      throw new MessageError('storage-failed', String(error));
    }
    return null;
  }

  async function finishStaged(): Promise<void> {
    for (const row of await staging.begunBefore(deps.now().getTime() - ABANDONED_MS)) {
      if (!(await repository.get(row.captureId))) await keep({ ...row, noScreenshot: null });
      await staging.remove(row.captureId);
    }
  }

  return {
    aim,
    create: (item, origin) => {
      const running = underWay.get(item.captureId);
      if (running) return running;
      const result = create(item, origin).finally(() => underWay.delete(item.captureId));
      underWay.set(item.captureId, result);
      return result;
    },
    photograph,
    finishStaged,
  };
}

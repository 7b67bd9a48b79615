/** Puts a capture together from what the page claims, what the browser says, and the screenshot. Pure but for hashing. */
import {
  type Agent,
  CAPTURE_SCHEMA,
  type Capture,
  type EvidenceFile,
  type Extraction,
  type NoScreenshotReason,
  type Picture,
} from '../contract/capture.ts';
import { MAX_BYSTANDERS } from '../contract/limits.ts';
import type { Box } from '../contract/primitives.ts';
import { manifestSha256, sha256 } from './seal.ts';

/** A screenshot and where it stands, in device pixels from the top left of the item. */
export interface PlacedShot {
  png: Blob;
  /** Of `png`; absent where it is not known yet. */
  sha256?: string;
  x: number;
  y: number;
  width: number;
  height: number;
  item: { width: number; height: number };
  /** Names and pictures of bystanders; they may stick out of the screenshot, and may be in the next as well. */
  bystanders?: readonly { x: number; y: number; width: number; height: number }[];
  /** It does not go on where the one before it ended: the page has changed. */
  moved: boolean;
}

export interface CaptureParts {
  id: string;
  supplements: string | null;
  extraction: Extraction;
  /** HTML of the item; null without one. */
  excerpt: string | null;
  observedUrl: string;
  capturedAt: Date;
  /** Minutes east of UTC. */
  offset: number;
  agent: Agent;
  masks: string[];
  /** From top to bottom; none where there is no screenshot. */
  shots: readonly PlacedShot[];
  noScreenshot: NoScreenshotReason | null;
}

/** A sealed capture with its original files. */
export interface SealedCapture {
  capture: Capture;
  manifestSha256: string;
  files: { sha256: string; blob: Blob }[];
}

/** What differs by no more is the same, seen twice: browsers round, and each screenshot rounds anew. */
const NEAR = 2;

const isNear = (one: Box, other: Box) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= NEAR);

/** The bystanders in a picture whose top left is at (`left`, `top`), each once. */
function placeBystanders(
  shots: readonly PlacedShot[],
  left: number,
  top: number,
  picture: { width: number; height: number },
): Box[] {
  const boxes: Box[] = [];
  for (const person of shots.flatMap(({ bystanders = [] }) => bystanders)) {
    const x = Math.max(0, person.x - left);
    const y = Math.max(0, person.y - top);
    const width = Math.min(picture.width, person.x - left + person.width) - x;
    const height = Math.min(picture.height, person.y - top + person.height) - y;
    const box = { x, y, width, height };
    if (width > 0 && height > 0 && !boxes.some((other) => isNear(box, other))) boxes.push(box);
  }
  return boxes.slice(0, MAX_BYSTANDERS);
}

/** Puts the screenshots together: what the item is in them, and how much of it. */
function arrange(shots: readonly (PlacedShot & { sha256: string })[]): Picture | undefined {
  const [first] = shots;
  if (!first) return undefined;
  const left = Math.min(...shots.map(({ x }) => x));
  const top = Math.min(...shots.map(({ y }) => y));
  const size = {
    width: Math.max(...shots.map(({ x, width }) => x + width)) - left,
    height: Math.max(...shots.map(({ y, height }) => y + height)) - top,
  };
  const bystanders = placeBystanders(shots, left, top, size);
  return {
    ...size,
    item: { x: left === 0 ? 0 : -left, y: top === 0 ? 0 : -top, ...first.item },
    tiles: shots.map(({ sha256: hash, x, y }) => ({ sha256: hash, x: x - left, y: y - top })),
    ...(bystanders.length > 0 && { bystanders }),
  };
}

/** Whether more than a rounded pixel of the item lies outside the picture. */
function isPartly({ width, height, item }: Picture): boolean {
  return item.x < -1 || item.y < -1 || item.x + item.width > width + 1 || item.y + item.height > height + 1;
}

type Described = { blob: Blob } & Pick<EvidenceFile, 'role' | 'mediaType' | 'width' | 'height'>;

/** Hashes the files, writes the manifest, hashes it. */
export async function buildCapture(parts: CaptureParts): Promise<SealedCapture> {
  const { extraction, excerpt } = parts;
  const html = excerpt === null ? null : new TextEncoder().encode(excerpt);
  const [shots, htmlHash] = await Promise.all([
    Promise.all(
      parts.shots.map(async (shot) => ({
        ...shot,
        sha256: shot.sha256 ?? (await sha256(await shot.png.arrayBuffer())),
      })),
    ),
    html && sha256(html),
  ]);
  const picture = arrange(shots);
  // Two shots of nothing but white are one file.
  const files = new Map<string, Described>();
  for (const { sha256: hash, png: blob, width, height } of shots)
    files.set(hash, { blob, role: 'screenshot', mediaType: 'image/png', width, height });
  if (html && htmlHash) {
    const blob = new Blob([html], { type: 'text/html' });
    files.set(htmlHash, { blob, role: 'dom-excerpt', mediaType: 'text/html', width: null, height: null });
  }
  const warnings: Capture['warnings'] = [...extraction.warnings];
  if (picture && isPartly(picture)) warnings.push({ code: 'item-partly-visible', field: null });
  if (shots.some(({ moved }) => moved)) warnings.push({ code: 'item-moved', field: null });
  const capture: Capture = {
    ...extraction,
    warnings,
    schema: CAPTURE_SCHEMA,
    id: parts.id,
    supplements: parts.supplements,
    observedUrl: parts.observedUrl,
    capturedAt: { iso: parts.capturedAt.toISOString(), offset: parts.offset },
    agent: parts.agent,
    files: Array.from(files, ([hash, { blob, ...described }]) => ({
      ...described,
      bytes: blob.size,
      sha256: hash,
      derivedFrom: null,
    })),
    ...(picture && { picture }),
    noScreenshot: picture ? null : (parts.noScreenshot ?? 'failed'),
    masks: parts.masks,
  };
  return {
    capture,
    manifestSha256: await manifestSha256(capture),
    files: Array.from(files, ([hash, { blob }]) => ({ sha256: hash, blob })),
  };
}

/** Puts a capture together from what the page claims, what the browser says, and the screenshot. Pure but for hashing. */
import {
  type Agent,
  CAPTURE_SCHEMA,
  type Capture,
  type EvidenceFile,
  type Extraction,
  type NoScreenshotReason,
} from '../contract/capture.ts';
import { manifestSha256, sha256 } from './seal.ts';

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
  screenshot: { png: Blob; width: number; height: number; partly: boolean } | null;
  noScreenshot: NoScreenshotReason | null;
}

/** A sealed capture with its original files. */
export interface SealedCapture {
  capture: Capture;
  manifestSha256: string;
  files: { sha256: string; blob: Blob }[];
}

/** Hashes the files, writes the manifest, hashes it. */
export async function buildCapture(parts: CaptureParts): Promise<SealedCapture> {
  const { extraction, excerpt, screenshot } = parts;
  const files: SealedCapture['files'] = [];
  const described: EvidenceFile[] = [];
  if (screenshot) {
    const hash = await sha256(await screenshot.png.arrayBuffer());
    files.push({ sha256: hash, blob: screenshot.png });
    described.push({
      role: 'screenshot',
      mediaType: 'image/png',
      bytes: screenshot.png.size,
      sha256: hash,
      width: screenshot.width,
      height: screenshot.height,
      derivedFrom: null,
    });
  }
  if (excerpt !== null) {
    const blob = new Blob([excerpt], { type: 'text/html' });
    const hash = await sha256(await blob.arrayBuffer());
    files.push({ sha256: hash, blob });
    described.push({
      role: 'dom-excerpt',
      mediaType: 'text/html',
      bytes: blob.size,
      sha256: hash,
      width: null,
      height: null,
      derivedFrom: null,
    });
  }
  const capture: Capture = {
    ...extraction,
    warnings: screenshot?.partly
      ? [...extraction.warnings, { code: 'item-partly-visible', field: null }]
      : extraction.warnings,
    schema: CAPTURE_SCHEMA,
    id: parts.id,
    supplements: parts.supplements,
    observedUrl: parts.observedUrl,
    capturedAt: { iso: parts.capturedAt.toISOString(), offset: parts.offset },
    agent: parts.agent,
    files: described,
    noScreenshot: screenshot ? null : (parts.noScreenshot ?? 'failed'),
    masks: parts.masks,
  };
  return { capture, manifestSha256: await manifestSha256(capture), files };
}

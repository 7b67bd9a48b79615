/** Records as a device sends them. */
import { createHash, randomUUID } from 'node:crypto';
import { manifestSha256 } from '../../../utils/capture/seal.ts';
import { CAPTURE_SCHEMA, type Capture } from '../../../utils/contract/capture.ts';
import { FINDING_SCHEMA, type Finding, type FindingSubmission } from '../../../utils/contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../../../utils/contract/finding-defaults.ts';
import type { CaptureSubmission } from '../../../utils/contract/signature.ts';
import { createSigningKey, signRecord } from '../../../utils/evidence/signature.ts';

const deviceKey = createSigningKey();

const INSTANT = '2026-11-20T03:04:05.678Z';

/** SHA-256, lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A screenshot's entry in a capture, for these bytes. */
export function makeFile(bytes: Uint8Array): Capture['files'][number] {
  return {
    role: 'screenshot',
    mediaType: 'image/png',
    bytes: bytes.byteLength,
    sha256: sha256Of(bytes),
    width: 600,
    height: 400,
    derivedFrom: null,
  };
}

/** A capture of a Facebook post, without files unless `changes` brings some. */
export function makeCapture(changes: Partial<Capture> = {}): Capture {
  const address = 'https://www.facebook.com/permalink.php?story_fbid=1&id=2';
  return {
    schema: CAPTURE_SCHEMA,
    id: randomUUID(),
    supplements: null,
    site: 'facebook',
    target: 'post',
    surface: 'feed',
    observedUrl: address,
    permalink: address,
    ids: { post: '1', comment: null, reply: null, group: null, aliases: [] },
    author: { name: 'Nama Contoh', url: 'https://www.facebook.com/contoh', id: '2' },
    context: null,
    reaction: null,
    text: 'Kalimat contoh — dengan “tanda kutip”, é, 😀 dan \u0000.',
    quote: null,
    publishedAt: {
      raw: '3 jam',
      iso: '2026-11-20T00:00+07:00',
      precision: 'hour',
      zone: '+07:00',
      assumed: ['relative'],
    },
    audience: 'public',
    metadata: {
      documentTitle: 'Facebook',
      headline: null,
      description: null,
      byline: [],
      editors: [],
      publisher: null,
      section: null,
      modifiedAt: null,
      canonicalUrl: null,
      language: 'id',
      leadImage: null,
    },
    provenance: { 'author.name': { source: 'dom', detail: 'h2 a' } },
    warnings: [],
    capturedAt: { iso: INSTANT, offset: 420 },
    agent: {
      extension: '0.1.0',
      browser: 'Chromium 156',
      os: 'linux',
      viewport: { width: 1280, height: 720.5 },
      devicePixelRatio: 1,
      uiLanguage: 'id',
    },
    files: [],
    noScreenshot: 'not-permitted',
    masks: [],
    ...changes,
  };
}

/** An approved finding of these captures. */
function makeFinding(captures: Capture[], changes: Partial<Finding> = {}): Finding {
  return {
    ...newFindingFields(),
    schema: FINDING_SCHEMA,
    id: randomUUID(),
    captureIds: captures.map((capture) => capture.id),
    channel: 'medsos',
    reported: {
      ...NEW_REPORTED,
      name: 'Nama Contoh',
      account: 'contoh',
      accountUrl: 'https://www.facebook.com/contoh',
    },
    behaviours: ['STATUS'],
    narrative: 'Diduga menyatakan dukungan.',
    status: 'approved',
    createdAt: INSTANT,
    updatedAt: INSTANT,
    version: 1,
    ...changes,
  };
}

/** What is sent for a capture: with the signature of a key that all tests share. */
export async function signCapture(capture: Capture): Promise<CaptureSubmission> {
  return { capture, signature: await signRecord(await deviceKey, capture) };
}

/** What is sent for a finding. */
export async function makeSubmission(captures: Capture[], changes: Partial<Finding> = {}): Promise<FindingSubmission> {
  const manifests = await Promise.all(captures.map((capture) => manifestSha256(capture)));
  return { finding: makeFinding(captures, changes), manifests };
}

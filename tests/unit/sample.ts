/** Records for unit tests, with invented content. */
import { buildCapture, type PlacedShot, type SealedCapture } from '../../utils/capture/build-capture.ts';
import type { Receipt } from '../../utils/contract/api.ts';
import type { Agent, Extraction } from '../../utils/contract/capture.ts';
import { createSigningKey, signRecord } from '../../utils/evidence/signature.ts';
import { emptyExtraction } from '../../utils/sites/extraction.ts';
import type { CaptureBundle } from '../../utils/storage/capture-repository.ts';

/** A UUID version 4 that is different for every number. */
export const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export function sampleExtraction(text = 'Contoh isi komentar'): Extraction {
  const extraction = emptyExtraction('facebook', 'comment', 'feed');
  extraction.permalink = 'https://www.facebook.com/sari.contoh/posts/1000?comment_id=2000';
  extraction.author = { name: 'Sari Contoh', url: 'https://www.facebook.com/sari.contoh', id: null };
  extraction.text = text;
  return extraction;
}

export const SAMPLE_AGENT: Agent = {
  extension: '0.1.0',
  browser: 'Contoh',
  os: 'linux',
  viewport: { width: 1280, height: 900 },
  devicePixelRatio: 1,
  uiLanguage: 'id',
};

export function sampleCapture(
  n: number,
  supplements: string | null = null,
  bytes = `gambar ${n}`,
  shots?: readonly PlacedShot[],
): Promise<SealedCapture> {
  return buildCapture({
    id: uuid(n),
    supplements,
    extraction: sampleExtraction(`Komentar ke-${n}`),
    excerpt: null,
    observedUrl: 'https://www.facebook.com/',
    capturedAt: new Date(Date.UTC(2026, 10, 21, 3, 0, n)),
    offset: 420,
    agent: SAMPLE_AGENT,
    masks: [],
    shots: shots ?? [
      {
        png: new Blob([bytes], { type: 'image/png' }),
        x: 0,
        y: 0,
        width: 10,
        height: 10,
        item: { width: 10, height: 10 },
        moved: false,
      },
    ],
    noScreenshot: null,
  });
}

const sampleKey = createSigningKey();

export async function sampleBundle(n: number, supplements: string | null = null): Promise<CaptureBundle> {
  const sealed = await sampleCapture(n, supplements);
  const signature = await signRecord(await sampleKey, sealed.capture);
  return { ...sealed, signature, thumbnail: new Blob(['kecil']) };
}

/** What a backend confirmed of a record; nobody has signed it. */
export const sampleReceipt = (id: string, kind: Receipt['kind']): Receipt => ({
  id,
  kind,
  sha256: 'a'.repeat(64),
  receivedAt: '2026-11-21T03:10:00.000Z',
  signature: 'A'.repeat(86),
});

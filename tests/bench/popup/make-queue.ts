/**
 * A device's queue with invented findings, made by the extension's own code in a database in memory: what a bench
 * writes into a browser is what the extension itself would have written. All wait for review, the list that opens first:
 * that is the longest that it can get.
 */
import { randomBytes } from 'node:crypto';
import { buildCapture } from '../../../utils/capture/build-capture.ts';
import type { Extraction } from '../../../utils/contract/capture.ts';
import { createSigningKey, signRecord } from '../../../utils/evidence/signature.ts';
import { emptyExtraction } from '../../../utils/sites/extraction.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { openMemoryDatabase } from '../../unit/memory-database.ts';
import { SAMPLE_AGENT } from '../../unit/sample.ts';
import type { Picture } from './seed-browser.ts';

const NAMES = ['Sari Contoh', 'Budi Misalnya', 'Ayu Teladan', 'Joko Umpama', 'Dewi Percontohan'];
const SENTENCES = [
  'Tulisan ini karangan untuk mengukur kecepatan dan tidak tentang siapa pun.',
  'Mari hadir besok pagi di lapangan, bawa keluarga dan tetangga semuanya.',
  'Sudah saatnya daerah kita punya pemimpin yang mau mendengar warganya.',
  'Terima kasih atas bantuan beras dan pupuk, semoga berkah untuk semua.',
  'Jangan lupa tanggalnya, pilih yang sudah kita kenal kerjanya.',
];
/** Invented findings are an hour apart, up to this time. */
const NEWEST = Date.UTC(2026, 10, 21, 3, 0, 0);
const HOUR = 60 * 60 * 1000;

const pick = <T>(list: readonly T[], n: number): T => {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
};

const uuid = (kind: number, n: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** A comment or an article, with as many fields as a real page gives. */
function makeExtraction(n: number): Extraction {
  const news = n % 4 === 3;
  const extraction = news
    ? emptyExtraction('news', 'article', 'article')
    : emptyExtraction('facebook', 'comment', 'feed');
  const name = pick(NAMES, n);
  const address = news
    ? `https://berita.example/2026/11/${n}/kabar`
    : `https://www.facebook.com/contoh/posts/${n}?comment_id=${n}`;
  extraction.permalink = address;
  extraction.ids.post = String(1_000_000_000_000 + n);
  extraction.author = { name, url: `${new URL(address).origin}/${n}`, id: String(100_000_000 + n) };
  extraction.text = Array.from({ length: news ? 30 : 6 }, (_, i) => pick(SENTENCES, n + i)).join(' ');
  extraction.metadata.documentTitle = `${pick(SENTENCES, n)} (${n})`;
  if (news) extraction.metadata.headline = `${pick(SENTENCES, n)} (${n})`;
  for (const field of ['permalink', 'ids.post', 'author.name', 'author.url', 'text', 'publishedAt', 'audience'])
    extraction.provenance[field] = { source: news ? 'json-ld' : 'dom', detail: 'contoh asal isian ini di halaman' };
  return extraction;
}

export interface QueueOptions {
  /** Bytes after the end of each picture that make it one of its own; readers of pictures do not look at them. */
  tail?: number;
  /** Whether the findings wait for being sent, and not for review. */
  approved?: boolean;
}

/**
 * A database with the findings number `from` to `to` (excluded), one capture with a screenshot and a thumbnail each.
 * The captures share the few screenshots that there are: ten thousand of them would take a gigabyte and minutes.
 */
export async function makeQueue(
  from: number,
  to: number,
  pictures: readonly Picture[],
  { tail = 0, approved = false }: QueueOptions = {},
): Promise<Database> {
  const database = openMemoryDatabase();
  const captures = createCaptureRepository(database);
  const findings = createFindingRepository(database, () => new Date(NEWEST));
  const key = await createSigningKey();
  for (let n = from; n < to; n++) {
    const { png, thumbnail, width, height } = pick(pictures, n);
    const bundle = await buildCapture({
      id: uuid(1, n),
      supplements: null,
      extraction: makeExtraction(n),
      excerpt: null,
      observedUrl: 'https://www.facebook.com/',
      capturedAt: new Date(NEWEST - n * HOUR),
      offset: 420,
      agent: SAMPLE_AGENT,
      masks: [],
      shots: [
        {
          png: new Blob(tail > 0 ? [png, randomBytes(tail)] : [png], { type: 'image/png' }),
          x: 0,
          y: 0,
          width,
          height,
          item: { width, height },
          moved: false,
        },
      ],
      noScreenshot: null,
    });
    await captures.create(
      {
        ...bundle,
        signature: await signRecord(key, bundle.capture),
        thumbnail: new Blob([thumbnail], { type: 'image/jpeg' }),
      },
      uuid(2, n),
    );
    if (approved) await findings.decide(uuid(2, n), 'approved');
  }
  return database;
}

/**
 * What sending is measured against: the same worker sends as many files and records of the same size to the same backend, as
 * many at once, from memory, and does nothing else: no database, no hashes, no receipts.
 */
import type { Worker } from 'playwright';
import { makeCapture, makeSubmission, signCapture } from '../../../backend/tests/harness/records.ts';

/** A file of the worker, as the record has to name it. */
interface MadeFile {
  sha256: string;
  bytes: number;
}

export interface BareLoop {
  url: string;
  token: string;
  count: number;
  /** Bytes of each file. */
  size: number;
  lanes: number;
  /** `each`: file, capture and finding one after the other; `together`: the records in one request, as the extension does. */
  records: 'each' | 'together';
}

/** Sends, and resolves with the seconds that it took. What is sent was made before, and is forgotten afterwards. */
export async function runBareLoop(
  worker: Worker,
  { url, token, count, size, lanes, records }: BareLoop,
): Promise<number> {
  const files: MadeFile[] = await worker.evaluate(
    async ({ number, length }) => {
      const made: { bytes: Uint8Array<ArrayBuffer>; sha256: string }[] = [];
      for (let n = 0; n < number; n++) {
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        made.push({ bytes, sha256: digest.toHex() });
      }
      Object.assign(globalThis, { bareFiles: made });
      return made.map(({ bytes, sha256 }) => ({ sha256, bytes: bytes.byteLength }));
    },
    { number: count, length: size },
  );
  const bodies = await Promise.all(files.map(makeRecords));
  return worker.evaluate(
    async ({ base, bearer, sent, atOnce, together }) => {
      const { bareFiles } = globalThis as unknown as {
        bareFiles: { bytes: Uint8Array<ArrayBuffer>; sha256: string }[];
      };
      const authorization = `Bearer ${bearer}`;
      const send = async (method: string, path: string, headers: Record<string, string>, body: BodyInit) => {
        const response = await fetch(base + path, { method, headers: { authorization, ...headers }, body });
        await response.text();
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      };
      const json = { 'content-type': 'application/json' };
      let next = 0;
      const lane = async () => {
        for (let n = next++; n < bareFiles.length; n = next++) {
          const [file, record] = [bareFiles[n], sent[n]];
          if (!file || !record) return;
          const upload = {
            'tus-resumable': '1.0.0',
            'upload-length': String(file.bytes.byteLength),
            'upload-metadata': `sha256 ${btoa(file.sha256)}`,
            'content-type': 'application/offset+octet-stream',
          };
          await send('POST', '/v1/uploads', upload, file.bytes);
          if (together) {
            const delivery = `{"captures":[${record.capture}],"submission":${record.finding}}`;
            await send('POST', '/v1/deliveries', json, delivery);
          } else {
            await send('PUT', `/v1/captures/${record.captureId}`, json, record.capture);
            await send('PUT', `/v1/findings/${record.findingId}`, json, record.finding);
          }
        }
      };
      const begun = performance.now();
      await Promise.all(Array.from({ length: atOnce }, lane));
      Object.assign(globalThis, { bareFiles: null });
      return (performance.now() - begun) / 1000;
    },
    { base: url, bearer: token, sent: bodies, atOnce: lanes, together: records === 'together' },
  );
}

async function makeRecords({ sha256, bytes }: MadeFile) {
  const file = { role: 'screenshot', mediaType: 'image/png', width: 600, height: 400, derivedFrom: null } as const;
  const capture = makeCapture({
    files: [{ ...file, sha256, bytes }],
    noScreenshot: null,
    text: 'Tulisan karangan untuk mengukur. '.repeat(36),
  });
  const submission = await makeSubmission([capture]);
  return {
    captureId: capture.id,
    findingId: submission.finding.id,
    capture: JSON.stringify(await signCapture(capture)),
    finding: JSON.stringify(submission),
  };
}

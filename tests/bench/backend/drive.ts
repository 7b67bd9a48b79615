/** Devices that send captures, as many at once as is asked for, each one after the other. */
import { randomBytes } from 'node:crypto';
import { makeCapture, makeFile, sha256Of, signCapture } from '../../../backend/tests/harness/records.ts';
import { beginUpload } from '../../../backend/tests/harness/tus-headers.ts';

export interface Parcel {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  /** JSON of the capture with its signature. */
  record: string;
}

/** Captures with one file of `size` bytes each, signed: made before anything is measured. */
export function makeParcels(count: number, size: number): Promise<Parcel[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const bytes = new Uint8Array(randomBytes(size));
      const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
      return { id: capture.id, bytes, sha256: sha256Of(bytes), record: JSON.stringify(await signCapture(capture)) };
    }),
  );
}

/** Sends one thing and resolves when it is acknowledged. */
export type Send = (parcel: Parcel, device: number) => Promise<void>;

async function expectStored(asked: Promise<Response>): Promise<void> {
  const response = await asked;
  const text = await response.text();
  if (response.status !== 201) throw new Error(`It answered ${response.status}: ${text.slice(0, 200)}`);
}

/** To the backend: the file by tus, in one request. */
export const uploadTo =
  (url: string, tokens: readonly string[]): Send =>
  ({ bytes, sha256 }, device) =>
    expectStored(
      fetch(`${url}/v1/uploads`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[device]}`, ...beginUpload(sha256, bytes.length, true) },
        body: bytes,
      }),
    );

/** To the backend: the file, then the capture. */
export function ingestTo(url: string, tokens: readonly string[]): Send {
  const upload = uploadTo(url, tokens);
  return async (parcel, device) => {
    await upload(parcel, device);
    const headers = { authorization: `Bearer ${tokens[device]}`, 'content-type': 'application/json' };
    await expectStored(fetch(`${url}/v1/captures/${parcel.id}`, { method: 'PUT', headers, body: parcel.record }));
  };
}

/** To the bare server: the same bytes, the same row. */
export const ingestBare =
  (url: string): Send =>
  async ({ id, bytes, sha256, record }) => {
    await expectStored(fetch(`${url}/file/${sha256}`, { method: 'PUT', body: bytes }));
    await expectStored(fetch(`${url}/row/${id}`, { method: 'PUT', body: record }));
  };

/** Sends all of them by `devices` devices. Resolves with the seconds that it took, and the milliseconds of each. */
export async function drive(
  parcels: readonly Parcel[],
  devices: number,
  send: Send,
): Promise<{ seconds: number; each: number[] }> {
  const each: number[] = [];
  let next = 0;
  const begun = performance.now();
  const device = async (number: number) => {
    for (let parcel = parcels[next++]; parcel; parcel = parcels[next++]) {
      const start = performance.now();
      await send(parcel, number);
      each.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: devices }, (_, number) => device(number)));
  return { seconds: (performance.now() - begun) / 1000, each };
}

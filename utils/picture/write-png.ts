/**
 * Writes a PNG strip by strip (W3C PNG, third edition): nothing in it but size and pixels, whatever the pictures carried
 * that it is made of; no limit of a canvas; and in memory never more than a strip and what is compressed already.
 */
import { concatenate } from '../capture/concatenate.ts';
import { crc32 } from '../capture/crc32.ts';
import { createRowFilter } from './filter-rows.ts';
import { free } from './free.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** 8 bits for each channel; red, green, blue; the only compression and filtering that there are; not interlaced. */
const FORMAT = [8, 2, 0, 0, 0];

export interface PngWriter {
  /** The next rows, RGBA; transparency is dropped. */
  write(rgba: Uint8ClampedArray): Promise<void>;
  /** The file, once it has had all its rows. */
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

function makeChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function makeHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set(FORMAT, 8);
  return makeChunk('IHDR', data);
}

export function createPngWriter(width: number, height: number): PngWriter {
  const filter = createRowFilter(width);
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const collect = async () => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const data of readable) {
      chunks.push(makeChunk('IDAT', data));
      free(data);
    }
    return chunks;
  };
  const compressed = collect();
  let rows = 0;
  return {
    write: async (rgba) => {
      rows += rgba.length / (width * 4);
      await writer.write(filter(rgba));
    },
    finish: async () => {
      if (rows !== height) throw new RangeError(`The picture has ${rows} of its ${height} rows.`);
      await writer.close();
      const chunks = await compressed;
      const end = makeChunk('IEND', new Uint8Array());
      const png = concatenate([SIGNATURE, makeHeader(width, height), ...chunks, end]);
      for (const chunk of chunks) free(chunk);
      return png;
    },
  };
}

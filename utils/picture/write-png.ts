/**
 * Writes a PNG strip by strip (W3C PNG, third edition): nothing in it but size and pixels, whatever the pictures carried
 * that it is made of; no limit of a canvas; and in memory never more than a strip and what is compressed already.
 */
import { crc32 } from '../capture/crc32.ts';
import { createRowFilter } from './filter-rows.ts';
import { free } from './free.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** 8 bits for each channel; red, green, blue; the only compression and filtering that there are; not interlaced. */
const FORMAT = [8, 2, 0, 0, 0];
/** Length, type and checksum of a chunk, in bytes. */
const CHUNK_OVERHEAD = 12;

export interface PngWriter {
  /** The next rows, RGBA; transparency is dropped. */
  write(rgba: Uint8ClampedArray): Promise<void>;
  /** The file, once it has had all its rows. */
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

function makeHeader(width: number, height: number): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set(FORMAT, 8);
  return data;
}

/** Writes a chunk with these parts from `at` on; returns where it ends. */
function writeChunk(file: Uint8Array<ArrayBuffer>, at: number, type: string, parts: readonly Uint8Array[]): number {
  const view = new DataView(file.buffer);
  new TextEncoder().encodeInto(type, file.subarray(at + 4));
  let end = at + 8;
  for (const part of parts) {
    file.set(part, end);
    end += part.length;
  }
  view.setUint32(at, end - at - 8);
  view.setUint32(end, crc32(file.subarray(at + 4, end)));
  return end + 4;
}

export function createPngWriter(width: number, height: number): PngWriter {
  const filter = createRowFilter(width);
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const compressed = Array.fromAsync(readable);
  let rows = 0;
  return {
    write: async (rgba) => {
      rows += rgba.length / (width * 4);
      const filtered = filter(rgba);
      await writer.write(filtered);
      free(filtered);
    },
    finish: async () => {
      if (rows !== height) throw new RangeError(`The picture has ${rows} of its ${height} rows.`);
      await writer.close();
      const parts = await compressed;
      const header = makeHeader(width, height);
      const bytes = parts.reduce((sum, { length }) => sum + length, header.length);
      const png = new Uint8Array(SIGNATURE.length + bytes + 3 * CHUNK_OVERHEAD);
      png.set(SIGNATURE);
      let end = writeChunk(png, SIGNATURE.length, 'IHDR', [header]);
      end = writeChunk(png, end, 'IDAT', parts);
      writeChunk(png, end, 'IEND', []);
      free(...parts);
      return png;
    },
  };
}

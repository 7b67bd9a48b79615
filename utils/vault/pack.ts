/** A value as bytes, with everything that the database holds and JSON does not: files and dates. */

type Bytes = Uint8Array<ArrayBuffer>;
type Path = (string | number)[];

/** What JSON cannot hold, and where it belongs. Beside the JSON, so that no text of a page can pass for it. */
interface Extra {
  path: Path;
  date?: number;
  /** Media type and length of the next file after the JSON. */
  blob?: { type: string; bytes: number };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function* walk(value: unknown, path: Path = []): Generator<{ path: Path; found: Blob | Date }> {
  if (value instanceof Blob || value instanceof Date) yield { path, found: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
}

/** The content of every file in a value, read ahead. */
export async function readBlobs(value: unknown): Promise<Map<Blob, Uint8Array>> {
  const blobs = [...walk(value)].flatMap(({ found }) => (found instanceof Blob ? [found] : []));
  const read = blobs.map(async (blob) => [blob, new Uint8Array(await blob.arrayBuffer())] as const);
  return new Map(await Promise.all(read));
}

/** Length of the JSON (32 bits), the JSON, the files. `bytesOf` gives the content of each file. */
export function packValue(value: unknown, bytesOf: (blob: Blob) => Uint8Array): Bytes {
  const files: Uint8Array[] = [];
  const extras = [...walk(value)].map(({ path, found }): Extra => {
    if (found instanceof Date) return { path, date: found.getTime() };
    const bytes = bytesOf(found);
    files.push(bytes);
    return { path, blob: { type: found.type, bytes: bytes.length } };
  });
  const places = new Set<unknown>([...walk(value)].map(({ found }) => found));
  const bare = (item: unknown): unknown => {
    if (places.has(item)) return null;
    if (Array.isArray(item)) return item.map(bare);
    return isObject(item) ? Object.fromEntries(Object.entries(item).map(([key, part]) => [key, bare(part)])) : item;
  };
  const json = new TextEncoder().encode(JSON.stringify({ value: bare(value), extras }));
  const packed = new Uint8Array(4 + json.length + files.reduce((sum, { length }) => sum + length, 0));
  new DataView(packed.buffer).setUint32(0, json.length);
  packed.set(json, 4);
  let at = 4 + json.length;
  for (const file of files) {
    packed.set(file, at);
    at += file.length;
  }
  return packed;
}

/** What `packValue` was given. Only for what this device has sealed: the content is not checked. */
export function unpackValue(packed: Uint8Array): unknown {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  const { value, extras }: { value: unknown; extras: Extra[] } = JSON.parse(
    new TextDecoder().decode(packed.subarray(4, 4 + length)),
  );
  let at = 4 + length;
  const root = { value };
  for (const { path, date, blob } of extras) {
    let holder: Record<string | number, unknown> = root;
    let key: string | number = 'value';
    for (const step of path) {
      const next = holder[key];
      if (!isObject(next)) break;
      holder = next;
      key = step;
    }
    if (date !== undefined) holder[key] = new Date(date);
    if (blob) {
      holder[key] = new Blob([new Uint8Array(packed.subarray(at, at + blob.bytes))], { type: blob.type });
      at += blob.bytes;
    }
  }
  return root.value;
}

/** What a PNG is made of, read without any library of pictures. */

/** The types of its chunks, in order, neighbours of one type once. Throws for what is no PNG. */
export function pngChunks(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) throw new Error('No PNG.');
  const types: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (types.at(-1) !== type) types.push(type);
  }
  return types;
}

/** CRC-32 as ZIP uses it (ISO 3309). Says whether a file arrived whole; SHA-256 says whether it is the same. */

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Goes on from `crc`, the result for what came before; 0 at the beginning. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let value = ~crc;
  // By index: an iterator makes an object for each byte until the code is compiled.
  for (let at = 0; at < bytes.length; at++)
    value = (value >>> 8) ^ (TABLE[(value ^ (bytes[at] as number)) & 0xff] as number);
  return ~value >>> 0;
}

/** Memory of large buffers that are done with. */

/**
 * Gives the buffer of an array back now, if all of it is the array's; browsers collect such only once a hundred megabytes
 * of them have come together. Whoever looks at it afterwards finds it empty.
 */
export function free({ buffer, byteLength }: Pick<Uint8Array, 'buffer' | 'byteLength'>): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

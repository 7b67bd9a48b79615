/** Memory of large buffers that are done with. */

/** Nobody is at its other end: what is handed over to it is gone. */
let nowhere: MessagePort | null = null;

function openNowhere(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
}

/**
 * Gives the buffer of an array back now, if all of it is the array's; browsers collect such only once a hundred megabytes
 * of them have come together. Whoever looks at it afterwards finds it empty. Not by `transfer(0)`: in Chromium what a stream
 * or a canvas has had in its hands keeps the memory then, and the collector no longer knows of it.
 */
export function free({ buffer, byteLength }: Pick<Uint8Array, 'buffer' | 'byteLength'>): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength) return;
  nowhere ??= openNowhere();
  nowhere.postMessage(null, [buffer]);
}

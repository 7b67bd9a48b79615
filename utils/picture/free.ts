/** Memory of large buffers that are done with. */

/** Nobody is at its other end: what is handed over to it is gone. */
let nowhere: MessagePort | null = null;

function openNowhere(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
}

/**
 * Gives the buffers of arrays back now, each if all of it is the array's; browsers collect such only once a hundred megabytes
 * of them have come together. Whoever looks at one afterwards finds it empty. Many at once cost as much as one: each call
 * leaves small objects behind itself. Not by `transfer(0)`: in Chromium what a stream or a canvas has had in its hands keeps
 * the memory then, and the collector no longer knows of it.
 */
export function free(...arrays: Pick<Uint8Array, 'buffer' | 'byteLength'>[]): void {
  const whole = arrays.filter(({ buffer, byteLength }) => buffer.byteLength === byteLength).map(({ buffer }) => buffer);
  const buffers = whole.filter((buffer) => buffer instanceof ArrayBuffer);
  if (buffers.length === 0) return;
  nowhere ??= openNowhere();
  nowhere.postMessage(null, buffers);
}

/** Chromium collects once so many bytes of buffers have come since the last time. */
const ENOUGH = 64 * 1024 * 1024;

/**
 * Makes it likely that the browser's collector runs soon. It goes by objects of scripts and by buffers; of what reading a
 * database, a stream or a picture leaves behind outside of both, a long job gathers a hundred megabytes before it begins.
 * The buffer that this asks for is never touched: there is no memory behind it.
 */
export function askForCollection(): void {
  try {
    free(new Uint8Array(ENOUGH));
  } catch {
    // There is not even room for this: the collector has run.
  }
}

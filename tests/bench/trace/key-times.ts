/** Reads from a trace of the browser what each letter that is typed costs the main thread of the page. */
import type { TraceEvent } from './evaluate-trace.ts';

export interface KeyTime {
  /**
   * Milliseconds that the main thread is busy from the key to the end of the frame that shows its letter: listeners, drawing
   * the interface, layout, painting, and what the letters before it left behind.
   */
  busy: number;
  /** Milliseconds between the two: with the wait for the display's next frame. */
  total: number;
}

const TASK = 'RunTask';
const KEY = 'keydown';
/** The frame is handed over to be shown. */
const FRAME = 'Commit';

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;

/** Each key of the page in which keys were pressed, in their order. Empty where none was. */
export function keyTimes(events: readonly TraceEvent[]): KeyTime[] {
  const isKey = ({ name, args }: TraceEvent) => name === 'EventDispatch' && args.data?.type === KEY;
  const first = events.find(isKey);
  const thread = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first?.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks = thread.filter(({ name }) => name === TASK);
  const frames = thread.filter(({ name }) => name === FRAME);
  return thread.filter(isKey).flatMap((key) => {
    const frame = frames.find(({ ts }) => ts >= key.ts);
    if (!frame) return [];
    const end = endOf(frame);
    const busy = tasks.reduce(
      (sum, task) => sum + Math.max(0, Math.min(endOf(task), end) - Math.max(task.ts, key.ts)),
      0,
    );
    return [{ busy: busy / 1000, total: (end - key.ts) / 1000 }];
  });
}

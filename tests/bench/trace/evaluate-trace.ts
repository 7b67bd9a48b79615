/** Reads from a trace of the browser how the main thread of one page spent its time, and which part of it is ours. */

/** What is used of an event; times are in microseconds. */
export interface TraceEvent {
  name: string;
  /** `X` is an event with a duration. */
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time of the processor: what other programs took of `dur` is not in it. */
  tdur?: number;
  args: {
    data?: { type?: string; url?: string; processId?: number; frames?: { url: string; processId?: number }[] };
    name?: string;
  };
}

/** One stretch of the main thread's time, in milliseconds unless it says otherwise. */
export interface MainThread {
  /** All tasks of the page. */
  total: number;
  /** What our functions took of it, with everything that ran inside them. */
  own: number;
  /** Tasks longer than `LONG_TASK_MS`, and how many of them are ours for the larger part. */
  longTasks: number;
  ownLongTasks: number;
  /** Style and layout that ran inside our functions, and the time that they took. */
  forcedReflows: number;
  forcedReflowTime: number;
  /** Layouts, and those of them that ran inside our functions. */
  layouts: number;
  ownLayouts: number;
}

const LONG_TASK_MS = 50;
const TASK = 'RunTask';
/** A call from the browser into a script: a listener, an observer's callback, a timer, an idle callback. */
const CALLS = new Set(['FunctionCall', 'EvaluateScript']);
const LAYOUT = 'Layout';
const REFLOWS = new Set([LAYOUT, 'UpdateLayoutTree']);

const processorTime = ({ dur = 0, tdur = dur }: TraceEvent) => tdur / 1000;
const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;

/** Events of the list that begin inside of `around`. The list is in the order of time. */
function eventsIn(around: TraceEvent, sorted: readonly TraceEvent[]): TraceEvent[] {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.ts ?? 0) < around.ts) low = middle + 1;
    else high = middle;
  }
  const found: TraceEvent[] = [];
  for (let event = sorted[low]; event && event.ts < endOf(around); event = sorted[++low]) found.push(event);
  return found;
}

/** Those that are inside no other. */
function outermost(sorted: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return sorted.filter((event) => {
    if (event.ts < end) return false;
    end = endOf(event);
    return true;
  });
}

/**
 * The main thread of the page at `address`. Ours are calls into scripts whose address begins with `ownPrefix`; what they
 * go on with after an `await` carries no address in a trace, and nothing that runs while scrolling waits for anything.
 */
export function evaluateTrace(events: readonly TraceEvent[], address: string, ownPrefix: string): MainThread {
  const pid = events
    // The frames at the beginning of the trace, and those that went to another address meanwhile.
    .flatMap(({ args: { data } }) => [...(data?.frames ?? []), ...(data ? [data] : [])])
    .find(({ url, processId }) => url === address && processId !== undefined)?.processId;
  const tid = events.find(
    (event) => event.pid === pid && event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  )?.tid;
  if (tid === undefined) throw new Error(`The trace has no main thread of ${address}.`);

  const thread = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
  const tasks = outermost(thread.filter(({ name }) => name === TASK));
  const calls = outermost(
    thread.filter(({ name, args }) => CALLS.has(name) && args.data?.url?.startsWith(ownPrefix) === true),
  );
  const reflows = outermost(thread.filter(({ name }) => REFLOWS.has(name)));
  const forced = calls.flatMap((call) => eventsIn(call, reflows));
  const sum = (list: readonly TraceEvent[]) => list.reduce((total, event) => total + processorTime(event), 0);

  const long = tasks.filter((task) => processorTime(task) > LONG_TASK_MS);
  return {
    total: sum(tasks),
    own: sum(calls),
    longTasks: long.length,
    ownLongTasks: long.filter((task) => sum(eventsIn(task, calls)) > processorTime(task) / 2).length,
    forcedReflows: forced.length,
    forcedReflowTime: sum(forced),
    layouts: thread.filter(({ name }) => name === LAYOUT).length,
    ownLayouts: forced.filter(({ name }) => name === LAYOUT).length,
  };
}

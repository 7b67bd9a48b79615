import { describe, expect, it } from 'vitest';
import { evaluateTrace, type TraceEvent } from '../../bench/trace/evaluate-trace.ts';

const PAGE = 'https://www.facebook.com/';
const OURS = 'chrome-extension://abc/content-scripts/facebook.js';
const THEIRS = 'https://www.facebook.com/feed.js';

/** An event of the page's main thread; times in milliseconds. */
function event(name: string, from: number, duration: number, url?: string): TraceEvent {
  const args = url === undefined ? {} : { data: { url } };
  return { name, ph: 'X', pid: 7, tid: 1, ts: from * 1000, dur: duration * 1000, tdur: duration * 1000, args };
}

const HEAD: TraceEvent[] = [
  {
    ...event('TracingStartedInBrowser', 0, 0),
    ph: 'I',
    pid: 2,
    args: { data: { frames: [{ url: PAGE, processId: 7 }] } },
  },
  { ...event('thread_name', 0, 0), ph: 'M', args: { name: 'CrRendererMain' } },
];
const evaluate = (...events: TraceEvent[]) => evaluateTrace([...HEAD, ...events], PAGE, 'chrome-extension://abc/');

describe('evaluateTrace', () => {
  it('tells our functions from the page’s, each once', () => {
    const result = evaluate(
      event('RunTask', 0, 100),
      event('FunctionCall', 10, 20, THEIRS),
      event('FunctionCall', 40, 10, OURS),
      event('FunctionCall', 42, 5, OURS),
      event('RunTask', 200, 10),
      event('EvaluateScript', 201, 3, OURS),
    );
    expect(result).toMatchObject({ total: 110, own: 13 });
  });

  it('finds a page that was opened while the trace ran', () => {
    const committed: TraceEvent = {
      ...event('FrameCommittedInBrowser', 0, 0),
      ph: 'I',
      pid: 2,
      args: { data: { url: PAGE, processId: 7 } },
    };
    const [, thread] = HEAD;
    if (!thread) throw new Error('There is no thread.');
    expect(evaluateTrace([committed, thread, event('RunTask', 0, 10)], PAGE, 'chrome-extension://abc/').total).toBe(10);
  });

  it('counts layouts, and those that our functions forced', () => {
    const result = evaluate(
      event('RunTask', 0, 50),
      event('FunctionCall', 10, 20, OURS),
      event('Layout', 12, 3),
      event('UpdateLayoutTree', 20, 1),
      event('Layout', 40, 5),
    );
    expect(result).toMatchObject({ layouts: 2, ownLayouts: 1, forcedReflows: 2 });
  });

  it('looks at the page’s own main thread only', () => {
    const elsewhere = { tid: 2 };
    const result = evaluate(
      event('RunTask', 0, 10),
      { ...event('RunTask', 0, 50), ...elsewhere },
      { ...event('FunctionCall', 0, 50, OURS), ...elsewhere },
      { ...event('RunTask', 0, 50), pid: 8 },
    );
    expect(result).toMatchObject({ total: 10, own: 0 });
  });

  it('counts the time of the processor, and the duration where there is none', () => {
    const preempted = { ...event('FunctionCall', 0, 60, OURS), tdur: 4000 };
    const { tdur: _none, ...plain } = event('RunTask', 0, 60);
    expect(evaluate(plain, preempted)).toMatchObject({ total: 60, own: 4 });
  });

  it('calls a long task ours when we are its larger part', () => {
    const result = evaluate(
      event('RunTask', 0, 80),
      event('FunctionCall', 5, 30, OURS),
      event('FunctionCall', 50, 20, OURS),
      event('RunTask', 100, 80),
      event('FunctionCall', 110, 30, OURS),
      event('RunTask', 200, 45),
      event('FunctionCall', 200, 45, OURS),
    );
    expect(result).toMatchObject({ longTasks: 2, ownLongTasks: 1 });
  });

  it('counts style and layout inside our functions as forced, and no other', () => {
    const result = evaluate(
      event('RunTask', 0, 100),
      event('UpdateLayoutTree', 1, 2),
      event('Layout', 3, 4),
      event('FunctionCall', 20, 30, OURS),
      event('UpdateLayoutTree', 22, 1),
      event('Layout', 24, 5),
      event('Layout', 50, 5),
      event('FunctionCall', 60, 10, THEIRS),
      event('Layout', 62, 5),
    );
    expect(result).toMatchObject({ forcedReflows: 2, forcedReflowTime: 6 });
  });

  it('refuses a trace without the page', () => {
    expect(() => evaluateTrace([], PAGE, OURS)).toThrow(PAGE);
  });
});

/** Records what the main thread of one page does, as the browser itself traces it. */
import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { TraceEvent } from './evaluate-trace.ts';

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', '__metadata'];

async function readStream(session: CDPSession, handle: string): Promise<string> {
  const parts: Buffer[] = [];
  for (;;) {
    const { data, eof, base64Encoded } = await session.send('IO.read', { handle, size: 8_000_000 });
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return Buffer.concat(parts).toString('utf8');
}

/** Everything that is traced in the browser while `work` goes on. */
export async function recordTrace(
  context: BrowserContext,
  page: Page,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const session = await context.newCDPSession(page);
  try {
    await session.send('Tracing.start', {
      transferMode: 'ReturnAsStream',
      traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'], recordMode: 'recordAsMuchAsPossible' },
    });
    await work();
    const ended = new Promise<string>((resolve, reject) => {
      session.on('Tracing.tracingComplete', ({ stream, dataLossOccurred }) =>
        stream && !dataLossOccurred ? resolve(stream) : reject(new Error('The trace is not complete.')),
      );
    });
    await session.send('Tracing.end');
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(await readStream(session, await ended));
    return traceEvents;
  } finally {
    await session.detach();
  }
}

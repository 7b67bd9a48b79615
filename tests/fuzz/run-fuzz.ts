/** Sends odd requests for a while, several at once, and counts what comes back. */
import { type FuzzRequest, type FuzzSubject, makeRequests } from './requests.ts';

export interface FuzzRun extends FuzzSubject {
  send(request: FuzzRequest): Promise<{ status: number }>;
  seconds: number;
  seed: number;
}

export interface FuzzReport {
  requests: number;
  /** How many answers there were with each status. */
  statuses: Record<string, number>;
  /** The longest that an answer took, in milliseconds. */
  slowestMs: number;
  /** Requests that made it fail, or that it did not answer; five at most are told. */
  failures: string[];
}

const BATCH = 200;
const LANES = 4;
/** Nothing that is asked takes this long: no answer by then is none, in milliseconds. */
const HANG_MS = 20_000;

/** Sends for `seconds`. The same seed sends the same requests, in about the same order. */
export async function runFuzz({ send, seconds, seed, ...subject }: FuzzRun): Promise<FuzzReport> {
  const report: FuzzReport = { requests: 0, statuses: {}, slowestMs: 0, failures: [] };
  const fail = (request: FuzzRequest, what: string) => {
    if (report.failures.length < 5) report.failures.push(`${what}: ${JSON.stringify(request).slice(0, 3000)}`);
  };
  const ask = async (request: FuzzRequest) => {
    const begun = performance.now();
    const hang = Promise.withResolvers<null>();
    const timer = setTimeout(() => hang.resolve(null), HANG_MS);
    const answer = await Promise.race([send(request), hang.promise]).catch((error) => ({ status: String(error) }));
    clearTimeout(timer);
    report.requests++;
    report.slowestMs = Math.max(report.slowestMs, Math.round(performance.now() - begun));
    const status = answer === null ? 'none' : String(answer.status);
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    if (!/^[1-4]\d\d$/.test(status)) fail(request, status);
  };
  const deadline = performance.now() + seconds * 1000;
  for (let batch = 0; performance.now() < deadline; batch++) {
    const waiting = makeRequests(subject, BATCH, seed + batch);
    const lane = async () => {
      for (let request = waiting.pop(); request; request = waiting.pop()) await ask(request);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  return report;
}

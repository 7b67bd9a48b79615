/**
 * Structured log on standard error (standard output belongs to the command's own answer).
 * Nothing personal may get in: no addresses with ids, no tokens, no bodies, no IP addresses.
 */
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

/** A log that writes JSON lines to standard error. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}

/**
 * What may be logged of an error: its kind and where it happened. Never its message: PostgreSQL and zod quote the
 * value that they did not like.
 */
export function describeError(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: error.name, ...code, at: frames.slice(0, 8).map((line) => line.trim()) };
}

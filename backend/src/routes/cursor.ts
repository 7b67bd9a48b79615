/** The cursor of a list of findings: opaque to clients, so that its content may change. */
import { Instant, Uuid } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { ProblemError } from '../http/problem.ts';
import type { FindingPosition } from '../store/findings.ts';

const Position = z.tuple([Instant, Uuid]);

/** Text of a position, base64url. */
export function writeCursor({ firstReceivedAt, id }: FindingPosition): string {
  return Buffer.from(JSON.stringify([firstReceivedAt.toISOString(), id])).toString('base64url');
}

/** Position of a text that `writeCursor` made. Throws `bad-request` for another. */
export function readCursor(cursor: string): FindingPosition {
  const parsed = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  const firstReceivedAt = new Date(parsed.data?.[0] ?? Number.NaN);
  if (!parsed.success || !(firstReceivedAt.getTime() >= 0)) {
    throw new ProblemError('bad-request', 'This cursor did not come from here.');
  }
  return { firstReceivedAt, id: parsed.data[1] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The deadline that the database sorts by. Apart from the other indexes: only the background writes it. */
import type { Finding } from '../contract/finding.ts';
import type { Reference } from '../contract/reference.ts';
import { bawasluDeadline, deadlineInstant } from '../domain/bawaslu-deadline.ts';

/** Until when it should be with Bawaslu, as an instant; null where that clock does not run. */
export function indexDueAt({ knownOn, election, destinations, filings }: Finding, reference: Reference): string | null {
  const wanted = destinations.includes('BAWASLU') || (election !== null && election.stage !== 'DI_LUAR');
  if (!knownOn || !wanted || filings.some(({ channel }) => channel === 'BAWASLU')) return null;
  return deadlineInstant(bawasluDeadline(knownOn, reference.holidays));
}

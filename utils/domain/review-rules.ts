/** What has to hold before a finding is approved. */
import type { Finding } from '../contract/finding.ts';

/**
 * A like and nothing else is the weakest of signs: a second person has to agree. One device cannot know who sits at it;
 * what it can do is to ask for a name and a statement, block until then, and send both along, so that the coordinator
 * sees who answered for it.
 */
export function needsSecondReviewer({ behaviours }: Pick<Finding, 'behaviours'>): boolean {
  return behaviours.length === 1 && behaviours[0] === 'SUKA';
}

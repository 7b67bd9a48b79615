/** The file of the publisher that a host belongs to: only for what no general rule can know. */
import { kompas } from './kompas.ts';
import type { PublisherRules } from './publisher-rules.ts';
import { tempo } from './tempo.ts';

const RULES: readonly PublisherRules[] = [kompas, tempo];

export function findPublisherRules(hostname: string): PublisherRules | undefined {
  return RULES.find(({ host }) => `.${hostname}`.endsWith(`.${host}`));
}

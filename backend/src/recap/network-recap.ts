/** The recap of everything that the network has, by the extension's own rules. */
import type { Finding } from '../../../utils/contract/finding.ts';
import { createRecapCounter, type Population, type Recap } from '../../../utils/domain/recap.ts';
import { EVERYTHING, type FindingPosition } from '../store/findings.ts';
import type { Store } from '../store/store.ts';

const PAGE_SIZE = 200;

/** Counts all findings. Of each nothing is held but the count. */
export async function createNetworkRecap(
  { findings }: Pick<Store, 'findings'>,
  population: Population,
  outward: boolean,
): Promise<Recap> {
  const counter = createRecapCounter(population);
  let after: FindingPosition | null = null;
  do {
    const page: Awaited<ReturnType<typeof findings.list>> = await findings.list(null, EVERYTHING, after, PAGE_SIZE);
    for (const { record } of page.items) {
      const finding: Finding = JSON.parse(record);
      counter.add(finding);
    }
    after = page.next;
  } while (after !== null);
  return counter.finish(outward);
}

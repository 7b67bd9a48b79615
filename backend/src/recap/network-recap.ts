/** The recap of everything that the network has, by the extension's own rules. */
import type { Finding } from '../../../utils/contract/finding.ts';
import { createRecap, type Population, type Recap } from '../../../utils/domain/recap.ts';
import { EVERYTHING } from '../store/findings.ts';
import type { Store } from '../store/store.ts';

const PAGE_SIZE = 500;

/** Counts all findings. Of each only what is counted is held. */
export async function createNetworkRecap(
  { findings }: Pick<Store, 'findings'>,
  population: Population,
  outward: boolean,
): Promise<Recap> {
  const counted: Parameters<typeof createRecap>[0][number][] = [];
  let after = null;
  do {
    const { items, next }: Awaited<ReturnType<typeof findings.list>> = await findings.list(
      null,
      EVERYTHING,
      after,
      PAGE_SIZE,
    );
    for (const { record } of items) {
      const finding: Finding = JSON.parse(record);
      const { status, channel, reported, behaviours, chosenCode, election, filings, knownOn } = finding;
      const { agency, position, positionGroup, regionId } = reported;
      // Without the person: nothing here is about one.
      const kept = { ...reported, name: null, account: null, accountUrl: null, nip: null };
      counted.push({
        status,
        channel,
        reported: { ...kept, agency, position, positionGroup, regionId },
        behaviours,
        chosenCode,
        election,
        filings,
        knownOn,
      });
    }
    after = next;
  } while (after !== null);
  return createRecap(counted, population, outward);
}

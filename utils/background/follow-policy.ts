/** Does what the organisation that looks after the device has set. */
import { copyPolicy } from '../platform/preferences.ts';
import type { FindingRepository } from '../storage/finding-repository.ts';

export async function followPolicy(findings: Pick<FindingRepository, 'setRetention' | 'purge'>): Promise<void> {
  const { retentionDays } = await copyPolicy();
  if (retentionDays === null) return;
  await findings.setRetention(retentionDays);
  await findings.purge();
}

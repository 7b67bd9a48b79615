/** What a finding has before anybody fills it in; also what older records lacked. No schema: pages and tests use it. */
import type { Finding, ReportedPerson } from './finding.ts';

export const NEW_REPORTED = {
  name: null,
  account: null,
  accountUrl: null,
  position: null,
  agency: null,
  region: null,
  regionId: null,
  nip: null,
  employment: null,
  positionGroup: null,
  parentAgency: null,
  identityConfidence: null,
  identityBasis: null,
} as const satisfies ReportedPerson;

/** Fields that do not depend on the capture. Made anew each time: nobody shares the lists. */
export function newFindingFields() {
  return {
    behaviours: [],
    supported: null,
    narrative: null,
    occurredOn: null,
    knownOn: null,
    knownOnReason: null,
    election: null,
    suggestedCodes: [],
    chosenCode: null,
    flags: [],
    place: null,
    placeRegionId: null,
    witnesses: [],
    identityCaptureIds: [],
    review: { checklist: [], second: null, dismissed: null },
    destinations: [],
    filings: [],
    reference: null,
  } satisfies Partial<Finding>;
}

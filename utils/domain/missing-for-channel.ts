/** What a channel's form asks for and a finding does not have yet. */
import type { Capture } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import { dayRange } from './days.ts';
import { checkNip } from './nip.ts';

export type MissingField =
  | 'name'
  | 'nip'
  | 'agency'
  | 'parentAgency'
  | 'region'
  | 'behaviours'
  | 'supported'
  | 'code'
  | 'narrative'
  | 'occurredOn'
  | 'knownOn'
  | 'place'
  | 'witnesses'
  | 'identity'
  | 'screenshot';

export interface Missing {
  field: MissingField;
  /** Without a required one the authority does not take or register a report; a useful one helps it along. */
  required: boolean;
}

interface Needs {
  required: MissingField[];
  useful: MissingField[];
}

const NEEDS: Record<string, Needs> = {
  SP4N_LAPOR: {
    required: ['narrative', 'occurredOn', 'place'],
    useful: ['name', 'agency', 'region', 'code', 'supported', 'screenshot', 'identity'],
  },
  BKN_SBT: {
    required: ['nip', 'name', 'agency', 'narrative', 'occurredOn', 'screenshot'],
    useful: ['code', 'supported', 'identity'],
  },
  // Formal and substantive requirements; the reporter's own identity is given by hand and never stored here.
  BAWASLU: {
    required: ['name', 'narrative', 'occurredOn', 'knownOn', 'place', 'screenshot'],
    useful: ['witnesses', 'code', 'supported', 'agency', 'identity'],
  },
  PPK_INSTANSI: {
    required: ['name', 'parentAgency', 'narrative', 'occurredOn'],
    useful: ['agency', 'code', 'screenshot', 'identity'],
  },
};
const ANY: Needs = { required: ['narrative', 'occurredOn'], useful: ['name', 'code', 'screenshot'] };

/** Facts about the captures that a finding does not hold itself. */
export interface CaptureFacts {
  hasScreenshot: boolean;
}

/** Whether the act is on a picture: of what a person saw themselves a photo is one. */
export function hasPicture(captures: readonly Capture[]): boolean {
  return captures.some(({ files }) => files.some(({ role }) => role === 'screenshot' || role === 'photo'));
}

function isMissing(field: MissingField, finding: Finding, facts: CaptureFacts, today: string): boolean {
  const { reported } = finding;
  switch (field) {
    case 'name':
      return !reported.name;
    case 'nip':
      return checkNip(reported.nip ?? '', today).state !== 'valid';
    case 'agency':
      return !reported.agency;
    case 'parentAgency':
      return !reported.parentAgency;
    case 'region':
      return reported.regionId === null;
    case 'behaviours':
      return finding.behaviours.length === 0;
    case 'supported':
      return !finding.supported;
    case 'code':
      return finding.chosenCode === null;
    case 'narrative':
      return !finding.narrative;
    case 'occurredOn': {
      // A form asks for a day: a month is not one.
      const range = finding.occurredOn === null ? null : dayRange(finding.occurredOn);
      return range === null || range.from !== range.to;
    }
    case 'knownOn':
      return finding.knownOn === null;
    case 'place':
      return !finding.place && finding.placeRegionId === null && finding.channel !== 'medsos';
    case 'witnesses':
      return finding.witnesses.length === 0;
    case 'identity':
      return (
        reported.identityConfidence === null || (!reported.identityBasis && finding.identityCaptureIds.length === 0)
      );
    case 'screenshot':
      return !facts.hasScreenshot;
  }
}

/** What is missing, required ones first. `today` is a calendar day. Unknown channels ask for what every report needs. */
export function missingForChannel(channelId: string, finding: Finding, facts: CaptureFacts, today: string): Missing[] {
  const { required, useful } = NEEDS[channelId] ?? ANY;
  const all = [
    ...(['behaviours', ...required] as const).map((field) => ({ field, required: true })),
    ...useful.map((field) => ({ field, required: false })),
  ];
  return all.filter(({ field }) => isMissing(field, finding, facts, today));
}

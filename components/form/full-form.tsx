import './form.css';
import { useMemo } from 'preact/hooks';
import type { Finding, FindingPatch } from '../../utils/contract/finding.ts';
import type { Reference } from '../../utils/contract/reference.ts';
import { hasPicture } from '../../utils/domain/missing-for-channel.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { useDraft } from '../../utils/ui/use-draft.ts';
import { AccountField } from './account-field.tsx';
import { ActSection } from './act-section.tsx';
import { CodeSection } from './code-section.tsx';
import { DestinationSection } from './destination-section.tsx';
import { FormHeading } from './form-heading.tsx';
import { PersonSection } from './person-section.tsx';
import { TimesSection } from './times-section.tsx';
import { WitnessSection } from './witness-section.tsx';

interface Props {
  finding: Finding;
  captures: readonly CaptureRow[];
  reference: Reference;
  onChange(patch: FindingPatch): Promise<void>;
  onAttachIdentity: (() => void) | null;
}

/** Everything that an authority may ask, in the order in which a person thinks about it. */
export function FullForm({ finding, captures, reference, onChange, onAttachIdentity }: Props) {
  const texts = useTextsOf(FORM_TEXTS);
  const draft = useDraft(finding, onChange);
  const { identityCaptureIds } = draft.finding;
  const ofAct = captures.filter(({ id }) => !identityCaptureIds.includes(id)).map(({ capture }) => capture);
  const hasScreenshot = hasPicture(captures.map(({ capture }) => capture));
  // A letter in one part draws that part again, not the others: what each depends on is listed. Captures never change.
  const { finding: shown } = draft;
  const { reported, behaviours, flags, election, occurredOn, chosenCode } = shown;
  const shownCaptures = `${captures.map(({ id }) => id).join()} ${identityCaptureIds.join()}`;
  const person = useMemo(
    () => <PersonSection draft={draft} reference={reference} captures={captures} onAttachIdentity={onAttachIdentity} />,
    [reported, shownCaptures, reference],
  );
  const act = useMemo(
    () => <ActSection draft={draft} reference={reference} />,
    [shown.channel, behaviours, shown.supported, flags, shown.place, shown.placeRegionId, reference],
  );
  const times = useMemo(
    () => <TimesSection draft={draft} reference={reference} first={ofAct[0] ?? null} />,
    [occurredOn, shown.knownOn, shown.knownOnReason, election, reported.regionId, shownCaptures, reference],
  );
  const code = useMemo(
    () => <CodeSection draft={draft} reference={reference} captures={ofAct} />,
    [behaviours, flags, election, occurredOn, chosenCode, shownCaptures, reference],
  );
  const witnesses = useMemo(() => <WitnessSection draft={draft} />, [shown.witnesses]);
  return (
    <form class="form full" onSubmit={(event) => event.preventDefault()}>
      <FormHeading draft={draft} />
      {person}
      {act}
      {times}
      {code}
      <fieldset class="section">
        <legend>{texts.sections.account}</legend>
        <AccountField draft={draft} captures={ofAct} />
      </fieldset>
      {witnesses}
      <DestinationSection draft={draft} reference={reference} facts={{ hasScreenshot }} />
    </form>
  );
}

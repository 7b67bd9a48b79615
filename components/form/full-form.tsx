import '../form.css';
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
  return (
    <form class="form full" onSubmit={(event) => event.preventDefault()}>
      <FormHeading draft={draft} />
      <PersonSection draft={draft} reference={reference} captures={captures} onAttachIdentity={onAttachIdentity} />
      <ActSection draft={draft} reference={reference} />
      <TimesSection draft={draft} reference={reference} first={ofAct[0] ?? null} />
      <CodeSection draft={draft} reference={reference} captures={ofAct} />
      <fieldset class="section">
        <legend>{texts.sections.account}</legend>
        <AccountField draft={draft} captures={ofAct} />
      </fieldset>
      <WitnessSection draft={draft} />
      <DestinationSection draft={draft} reference={reference} facts={{ hasScreenshot }} />
    </form>
  );
}

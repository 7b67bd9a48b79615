import './form.css';
import type { Capture } from '../../utils/contract/capture.ts';
import type { Finding, FindingPatch } from '../../utils/contract/finding.ts';
import { useTexts } from '../../utils/ui/language-context.ts';
import { useDaySuggestions } from '../../utils/ui/use-day-suggestions.ts';
import { useDraft } from '../../utils/ui/use-draft.ts';
import { AccountField } from './account-field.tsx';
import { ActFields } from './act-section.tsx';
import { TextField } from './fields.tsx';
import { FormHeading } from './form-heading.tsx';
import { OccurredOnField } from './occurred-on-field.tsx';

interface Props {
  finding: Finding;
  captures: readonly Capture[];
  /** Sends every change at once; resolves when it is durable. */
  onChange(patch: FindingPatch): Promise<void>;
}

/** The essentials of a finding, for the popup. What is typed is saved with each keystroke: closing it loses nothing. */
export function FindingForm({ finding, captures, onChange }: Props) {
  const texts = useTexts();
  const draft = useDraft(finding, onChange);
  const suggestions = useDaySuggestions(captures[0]);
  const { reported } = draft.finding;
  const person = (field: 'name' | 'account' | 'position' | 'agency', label: string, hint = '') => (
    <TextField
      name={field}
      label={label}
      hint={hint}
      value={reported[field]}
      onInput={(value) => draft.changeReported({ [field]: value })}
    />
  );
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <FormHeading draft={draft} />
      {person('name', texts.reportedName, texts.reportedHint)}
      {person('account', texts.account)}
      {person('position', texts.position)}
      {person('agency', texts.agency)}
      <TextField
        name="region"
        label={texts.region}
        maxLength={200}
        value={reported.region}
        // Words alone decide nothing: Kab. or Kota is asked in the whole form.
        onInput={(region) => draft.changeReported({ region, regionId: null })}
      />
      <ActFields draft={draft} />
      <OccurredOnField
        value={draft.finding.occurredOn}
        onChange={(occurredOn) => draft.change({ occurredOn })}
        suggestions={suggestions}
      />
      <AccountField draft={draft} captures={captures} />
    </form>
  );
}

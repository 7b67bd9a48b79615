import { useRef, useState } from 'preact/hooks';
import type { Capture } from '../utils/contract/capture.ts';
import { BEHAVIOURS, FINDING_CHANNELS } from '../utils/contract/codes.ts';
import type { Finding, FindingPatch, ReportedPerson } from '../utils/contract/finding.ts';
import { useTexts } from '../utils/ui/language-context.ts';
import { useDaySuggestions } from '../utils/ui/use-day-suggestions.ts';
import { OccurredOnField } from './occurred-on-field.tsx';

interface Props {
  finding: Finding;
  /** The capture that made it, for what its words suggest. */
  capture?: Capture | undefined;
  /** Sends every change at once; resolves when it is durable. */
  onChange(patch: FindingPatch): Promise<void>;
}

type Draft = Pick<Finding, 'channel' | 'reported' | 'behaviours' | 'supported' | 'narrative' | 'occurredOn'>;

/** The main fields of a finding. What is typed is saved with each keystroke: closing the popup loses nothing. */
export function FindingForm({ finding, capture, onChange }: Props) {
  const texts = useTexts();
  const suggestions = useDaySuggestions(capture);
  // The form owns its values while it is open: an answer from the database must not overwrite what is being typed.
  const [draft, setDraft] = useState<Draft>(finding);
  const [saving, setSaving] = useState(0);
  const latest = useRef(draft);

  function change(patch: FindingPatch) {
    latest.current = { ...latest.current, ...patch } as Draft;
    setDraft(latest.current);
    setSaving((count) => count + 1);
    void onChange(patch).finally(() => setSaving((count) => count - 1));
  }

  const changeReported = (field: keyof ReportedPerson, value: string) =>
    change({ reported: { ...latest.current.reported, [field]: value || null } });

  const person = (field: 'name' | 'account' | 'position' | 'agency' | 'region', label: string, hint?: string) => (
    <label>
      {label}
      <input
        name={field}
        maxLength={field === 'region' ? 200 : 300}
        value={draft.reported[field] ?? ''}
        placeholder={hint}
        autoComplete="off"
        onInput={(event) => changeReported(field, event.currentTarget.value)}
      />
    </label>
  );

  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <h2>
        {texts.form}
        <span class="saved" role="status">
          {saving > 0 ? texts.saving : finding.version > 1 ? texts.savedAsDraft : ''}
        </span>
      </h2>
      {person('name', texts.reportedName, texts.reportedHint)}
      {person('account', texts.account)}
      {person('position', texts.position)}
      {person('agency', texts.agency)}
      {person('region', texts.region)}
      <label>
        {texts.channel}
        <select
          name="channel"
          value={draft.channel}
          onChange={(event) => {
            const channel = FINDING_CHANNELS.find((name) => name === event.currentTarget.value);
            if (channel) change({ channel });
          }}
        >
          {FINDING_CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {texts.channels[channel]}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{texts.behaviours}</legend>
        <div class="checks">
          {BEHAVIOURS.map((behaviour) => (
            <label key={behaviour} class="choice">
              <input
                type="checkbox"
                checked={draft.behaviours.includes(behaviour)}
                onChange={(event) => {
                  const others = latest.current.behaviours.filter((other) => other !== behaviour);
                  change({ behaviours: event.currentTarget.checked ? [...others, behaviour] : others });
                }}
              />
              <span>{texts.behaviour[behaviour]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <OccurredOnField
        value={draft.occurredOn}
        onChange={(occurredOn) => change({ occurredOn })}
        suggestions={suggestions}
      />
      <label>
        {texts.supported}
        <input
          name="supported"
          maxLength={300}
          value={draft.supported ?? ''}
          autoComplete="off"
          onInput={(event) => change({ supported: event.currentTarget.value || null })}
        />
      </label>
      <label>
        {texts.narrative}
        <textarea
          name="narrative"
          rows={4}
          maxLength={20000}
          placeholder={texts.narrativeHint}
          value={draft.narrative ?? ''}
          onInput={(event) => change({ narrative: event.currentTarget.value || null })}
        />
      </label>
    </form>
  );
}

/** What was done: the part that every finding is asked for, and the whole of it. */
import { BEHAVIOURS, FINDING_CHANNELS } from '../../utils/contract/codes.ts';
import type { Reference } from '../../utils/contract/reference.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { Choice, EntryField, TextField, toggled } from './fields.tsx';

/** Channel, kinds of act, whom it supports: what every finding is asked for. */
export function ActFields({ draft }: { draft: Draft }) {
  const texts = useTexts();
  const { finding, change } = draft;
  return (
    <>
      <label>
        {texts.channel}
        <select
          name="channel"
          value={finding.channel}
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
            <Choice
              key={behaviour}
              label={texts.behaviour[behaviour]}
              checked={finding.behaviours.includes(behaviour)}
              onChange={(inside) => change({ behaviours: toggled(finding.behaviours, behaviour, inside) })}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        name="supported"
        label={texts.supported}
        value={finding.supported}
        onInput={(supported) => change({ supported })}
      />
    </>
  );
}

/** What was done, whom it supports, where. */
export function ActSection({ draft, reference }: { draft: Draft; reference: Reference }) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const { finding, change } = draft;
  return (
    <fieldset class="section">
      <legend>{texts.sections.act}</legend>
      <ActFields draft={draft} />
      <fieldset>
        <legend>{texts.flags}</legend>
        <div class="checks">
          {reference.flags.map(({ id, label }) => (
            <Choice
              key={id}
              label={label[language]}
              checked={finding.flags.includes(id)}
              onChange={(inside) => change({ flags: toggled(finding.flags, id, inside) })}
            />
          ))}
        </div>
      </fieldset>
      <div class="pair">
        <TextField
          name="place"
          label={texts.place}
          hint={texts.placeHint}
          maxLength={500}
          value={finding.place}
          onInput={(place) => change({ place })}
        />
        <EntryField
          name="placeRegionId"
          label={texts.placeRegion}
          value={finding.placeRegionId}
          entries={reference.regions}
          onInput={(placeRegionId) => change({ placeRegionId })}
        />
      </div>
    </fieldset>
  );
}

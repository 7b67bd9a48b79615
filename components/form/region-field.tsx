import { useId } from 'preact/hooks';
import type { Region } from '../../utils/contract/reference.ts';
import { matchRegion } from '../../utils/domain/match-region.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  name: string;
  label: string;
  /** The words, as typed or found. */
  words: string | null;
  regionId: string | null;
  regions: readonly Region[];
  onInput(words: string | null, regionId: string | null): void;
}

/** A region by its name: what fits more than one is asked, never decided. */
export function RegionField({ name, label, words, regionId, regions, onInput }: Props) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const list = useId();
  const picked = regions.find(({ id }) => id === regionId);
  const answer = picked || !words ? null : matchRegion(words, regions);
  const type = (value: string) => {
    const exact = regions.find(({ label: own }) => own.id === value || own.en === value);
    onInput(exact?.label.id ?? (value || null), exact?.id ?? null);
  };
  return (
    <div class="field">
      <label>
        {label}
        <input
          name={name}
          list={list}
          maxLength={200}
          value={words ?? ''}
          placeholder={texts.regionHint}
          autoComplete="off"
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <datalist id={list}>
        {regions.map((region) => (
          <option key={region.id} value={region.label[language]} />
        ))}
      </datalist>
      {picked && <p class="hint">{texts.regionPicked(picked.label[language])}</p>}
      {answer && answer.state !== 'none' && (
        <fieldset class="ask">
          <legend class="hint">{answer.state === 'ask' ? texts.regionAsk(words ?? '') : texts.regionPick}</legend>
          {(answer.state === 'ask' ? answer.regions : [answer.region]).map((region) => (
            <button key={region.id} type="button" class="button" onClick={() => onInput(region.label.id, region.id)}>
              {region.label[language]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

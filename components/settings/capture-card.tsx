import { SETTINGS_TEXTS } from '../../utils/i18n/settings-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  askFirst: boolean;
  visibleOnly: boolean;
  onChange(change: { askFirst?: boolean; visibleOnly?: boolean }): void;
}

/** What a click on the action does. */
export function CaptureCard({ askFirst, visibleOnly, onChange }: Props) {
  const texts = useTextsOf(SETTINGS_TEXTS);
  return (
    <div class="card">
      <h2>{texts.capture}</h2>
      <label class="choice">
        <input type="checkbox" checked={askFirst} onChange={() => onChange({ askFirst: !askFirst })} />
        <span>{texts.askFirst}</span>
      </label>
      <p class="hint">{texts.askFirstHint}</p>
      <fieldset>
        <legend>{texts.picture}</legend>
        {[false, true].map((value) => (
          <label key={String(value)} class="choice">
            <input
              type="radio"
              name="visibleOnly"
              checked={visibleOnly === value}
              onChange={() => onChange({ visibleOnly: value })}
            />
            <span>{value ? texts.visible : texts.whole}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{texts.pictureHint}</p>
    </div>
  );
}

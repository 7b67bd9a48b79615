import '../review/review.css';
import { SETTINGS_TEXTS } from '../../utils/i18n/settings-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  /** As the browser writes it; empty without one, null while it is not known. */
  shortcut: string | null;
  onChange(): void;
}

/** The keyboard shortcut as it is now, and the way to the browser's own page where it is changed. */
export function ShortcutCard({ shortcut, onChange }: Props) {
  const texts = useTextsOf(SETTINGS_TEXTS);
  return (
    <div class="card">
      <h2>{texts.shortcut}</h2>
      <p>{shortcut ? <kbd>{shortcut}</kbd> : shortcut === '' && texts.shortcutNone}</p>
      <p class="hint">{texts.shortcutHint}</p>
      <button type="button" class="button" onClick={onChange}>
        {texts.shortcutChange}
      </button>
    </div>
  );
}

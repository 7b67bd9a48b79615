import { FILING_TEXTS } from '../../utils/i18n/filing-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  title: string;
  /** Null before it was filled in. */
  result: { filled: string[]; missed: string[] } | null;
  busy: boolean;
  onFill(): void;
}

/** In the popup over a channel's page: fills in its form by one click. */
export function FillBar({ title, result, busy, onFill }: Props) {
  const texts = useTextsOf(FILING_TEXTS);
  const names = (keys: string[]) => keys.map((key) => texts.field[key] ?? key).join(', ');
  return (
    <div class="bar">
      <p role="status">
        {result
          ? [
              result.filled.length > 0 ? texts.filled(names(result.filled)) : '',
              result.missed.length > 0 ? texts.missed(names(result.missed)) : '',
              texts.checkAndSend,
            ].join(' ')
          : texts.fillReady(title)}
      </p>
      <button type="button" class="button primary" disabled={busy} data-action="fill" onClick={onFill}>
        {texts.fillHere}
      </button>
    </div>
  );
}

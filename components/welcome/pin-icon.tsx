import { type BrowserKind, WELCOME_TEXTS } from '../../utils/i18n/welcome-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  kind: BrowserKind;
  /** Null where the browser does not say. */
  isPinned: boolean | null;
}

/** How the icon is pinned in this browser. */
export function PinIcon({ kind, isPinned }: Props) {
  const texts = useTextsOf(WELCOME_TEXTS);
  return (
    <div class="card">
      <h2>{texts.pinTitle}</h2>
      <p class="hint">{texts.pinHint}</p>
      {isPinned ? (
        <p role="status">{texts.pinned}</p>
      ) : (
        <ol>
          {texts.pinSteps[kind].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </div>
  );
}

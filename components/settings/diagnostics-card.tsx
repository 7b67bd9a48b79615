import { useState } from 'preact/hooks';
import { SETTINGS_TEXTS } from '../../utils/i18n/settings-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  /** Null while it is gathered. */
  diagnostics: string | null;
  onCopy(diagnostics: string): Promise<void>;
}

/** What a person can send to whoever helps: they see all of it before. */
export function DiagnosticsCard({ diagnostics, onCopy }: Props) {
  const texts = useTextsOf(SETTINGS_TEXTS);
  const [isCopied, setCopied] = useState(false);
  return (
    <div class="card">
      <h2>{texts.diagnostics}</h2>
      <p class="hint">{texts.diagnosticsHint}</p>
      <details>
        <summary>{texts.diagnosticsShow}</summary>
        <pre class="hash diagnostics">{diagnostics}</pre>
      </details>
      <button
        type="button"
        class="button"
        disabled={diagnostics === null}
        onClick={() => void onCopy(diagnostics ?? '').then(() => setCopied(true))}
      >
        {texts.copy}
      </button>
      <span role="status">{isCopied && texts.copied}</span>
    </div>
  );
}

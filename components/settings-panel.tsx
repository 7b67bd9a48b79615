import type { ComponentChildren } from 'preact';
import type { Language } from '../utils/i18n/content-texts.ts';
import { useTexts } from '../utils/ui/language-context.ts';
import { useEvidenceTexts } from '../utils/ui/use-evidence-texts.ts';
import { JoinForm } from './join-form.tsx';
import { ShotsPermission } from './shots-permission.tsx';

interface Props {
  network: string | null;
  language: Language;
  /** Null while it is not known. */
  mayAlwaysShoot: boolean | null;
  /** Resolves with a sentence for the person when it did not work, null when it did. */
  onJoin(invite: string): Promise<string | null>;
  onLanguage(language: Language): void;
  onAllowShots(): void;
  onPackages(): void;
  /** What lies on this device. */
  device: ComponentChildren;
}

/** Joining a network, the screenshot permission, the language. */
export function SettingsPanel({
  network,
  language,
  mayAlwaysShoot,
  onJoin,
  onLanguage,
  onAllowShots,
  onPackages,
  device,
}: Props) {
  const texts = useTexts();
  const evidence = useEvidenceTexts();
  return (
    <div class="settings">
      <JoinForm network={network} onJoin={onJoin} />
      <ShotsPermission granted={mayAlwaysShoot} onAllow={onAllowShots} />
      <div class="card">
        <h2>{evidence.packageTitle}</h2>
        <p class="hint">{evidence.packageHint}</p>
        <button type="button" class="button" onClick={onPackages}>
          {evidence.packageCard}
        </button>
      </div>
      <fieldset class="card">
        <legend>{texts.language}</legend>
        <label class="choice">
          <input type="radio" name="language" checked={language === 'id'} onChange={() => onLanguage('id')} />
          <span lang="id">Bahasa Indonesia</span>
        </label>
        <label class="choice">
          <input type="radio" name="language" checked={language === 'en'} onChange={() => onLanguage('en')} />
          <span lang="en">English</span>
        </label>
      </fieldset>
      {device}
    </div>
  );
}

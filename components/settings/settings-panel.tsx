import type { ComponentChildren } from 'preact';
import type { Language } from '../../utils/i18n/language.ts';
import { SETTINGS_TEXTS } from '../../utils/i18n/settings-texts.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import { useEvidenceTexts } from '../../utils/ui/use-evidence-texts.ts';
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
  /** The language that the organisation has set; null for the person's choice. */
  managedLanguage: Language | null;
  /** The backend that the organisation allows; null for any. */
  managedBackend: string | null;
  /** What a click does, and where the action appears. */
  pages: ComponentChildren;
  /** How much of the link sending may use. */
  link: ComponentChildren;
  /** What lies on this device. */
  device: ComponentChildren;
  help: ComponentChildren;
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
  managedLanguage,
  managedBackend,
  pages,
  link,
  device,
  help,
}: Props) {
  const texts = useTexts();
  const words = useTextsOf(SETTINGS_TEXTS);
  const evidence = useEvidenceTexts();
  return (
    <div class="settings">
      <JoinForm network={network} onJoin={onJoin} />
      {managedBackend && <p class="note">{words.managedNetwork(managedBackend)}</p>}
      <ShotsPermission granted={mayAlwaysShoot} onAllow={onAllowShots} />
      {pages}
      <div class="card">
        <h2>{evidence.packageTitle}</h2>
        <p class="hint">{evidence.packageHint}</p>
        <button type="button" class="button" onClick={onPackages}>
          {evidence.packageCard}
        </button>
      </div>
      <fieldset class="card">
        <legend>{texts.language}</legend>
        {managedLanguage && <p class="hint">{words.managed}</p>}
        <label class="choice">
          <input
            type="radio"
            name="language"
            checked={language === 'id'}
            disabled={managedLanguage !== null}
            onChange={() => onLanguage('id')}
          />
          <span lang="id">Bahasa Indonesia</span>
        </label>
        <label class="choice">
          <input
            type="radio"
            name="language"
            checked={language === 'en'}
            disabled={managedLanguage !== null}
            onChange={() => onLanguage('en')}
          />
          <span lang="en">English</span>
        </label>
      </fieldset>
      {link}
      {device}
      {help}
    </div>
  );
}

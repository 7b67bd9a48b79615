import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../utils/i18n/language.ts';
import { useTexts } from '../utils/ui/language-context.ts';
import { useEvidenceTexts } from '../utils/ui/use-evidence-texts.ts';

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
  const [invite, setInvite] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function join(event: Event) {
    event.preventDefault();
    setBusy(true);
    const failure = await onJoin(invite);
    setBusy(false);
    setProblem(failure);
    if (failure === null) setInvite('');
  }

  return (
    <div class="settings">
      <form class="card" onSubmit={join}>
        <h2>{network ? texts.joined(network) : texts.notJoined}</h2>
        <label>
          {texts.inviteLabel}
          <input
            type="url"
            name="invite"
            required
            autoComplete="off"
            spellcheck={false}
            value={invite}
            aria-describedby="invite-hint"
            onInput={(event) => setInvite(event.currentTarget.value)}
          />
        </label>
        <p id="invite-hint" class="hint">
          {texts.joinHint}
        </p>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? texts.joining : texts.join}
        </button>
      </form>
      <div class="card">
        <h2>{texts.permissionTitle}</h2>
        <p class="hint">{texts.permissionHint}</p>
        {mayAlwaysShoot ? (
          <p>{texts.permissionGranted}</p>
        ) : (
          <button type="button" class="button" onClick={onAllowShots} disabled={mayAlwaysShoot === null}>
            {texts.permissionGrant}
          </button>
        )}
      </div>
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

/** What every page of ours shows while it is locked: a form, and nothing of what it would show otherwise. */
import '../../components/form/form.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Alert as AlertPart } from '../../components/frame/alert.tsx';
import type { FlagRow as FlagRowPart } from '../../components/list/flag-row.tsx';
import { UnlockForm } from '../../components/vault/unlock-form.tsx';
import { DEVICE_TEXTS } from '../i18n/device-texts.ts';
import type { Language } from '../i18n/language.ts';
import { VAULT_TEXTS } from '../i18n/vault-texts.ts';
import { codeOf } from '../messaging/reply.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { explainVault } from './explain-vault.ts';
import { type Locale, LocaleContext, useTexts, useTextsOf } from './language-context.ts';

/** The popup over a tab, with what it has loaded for its first view: imported here as well, that would be other files. */
export interface OverTab {
  tabId: number;
  FlagRow: typeof FlagRowPart;
  Alert: typeof AlertPart;
}

interface Props {
  language: Language;
  /** Null in a tab of our own. */
  over: OverTab | null;
}

export function showLocked(root: HTMLElement, locale: Locale, over: OverTab | null): void {
  render(
    <LocaleContext.Provider value={locale}>
      <UnlockApp language={locale.language} over={over} />
    </LocaleContext.Provider>,
    root,
  );
}

function UnlockApp({ language, over }: Props) {
  const page = useTexts();
  const texts = useTextsOf(VAULT_TEXTS);
  const [wipeFailed, setWipeFailed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${page.appName}: ${texts.lockedTitle}`;
  }, [language, page, texts]);
  // What becomes of it is said by the toast in the page.
  const flag = (type: 'tab/flag' | 'tab/pick', id: number) =>
    sendMessage(type, { tabId: id }).then(
      () => close(),
      (error) => setProblem(page.error[codeOf(error) ?? 'failed']),
    );
  return (
    <>
      <header class="top">
        <span class="brand">{page.appName}</span>
      </header>
      {over && (
        <over.FlagRow
          onFlag={() => void flag('tab/flag', over.tabId)}
          onPick={() => void flag('tab/pick', over.tabId)}
        />
      )}
      {over && problem && <over.Alert>{problem}</over.Alert>}
      <main class="scroll">
        <UnlockForm
          texts={texts}
          device={DEVICE_TEXTS[language]}
          wipeFailed={wipeFailed}
          onUnlock={(passphrase) => explainVault(sendMessage('vault/unlock', { passphrase }), texts)}
          onWipe={() => void sendMessage('device/wipe', null).catch(() => setWipeFailed(true))}
        />
      </main>
    </>
  );
}

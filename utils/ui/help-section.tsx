/** The end of the settings: ways to learn, and what helps whoever helps. */
import { useEffect, useState } from 'preact/hooks';
import { DiagnosticsCard } from '../../components/settings/diagnostics-card.tsx';
import { SETTINGS_TEXTS } from '../i18n/settings-texts.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { browser } from '../platform/native-browser.ts';
import { getSettings } from '../platform/preferences.ts';
import { useLanguage, useTextsOf } from './language-context.ts';

const MEGABYTE = 1_000_000;

/** Versions, yes or no, and numbers, one a line. Nothing that a person, a page or a server wrote. */
async function gather(language: string): Promise<string> {
  const [counts, { policy }, { os, arch }, { usage, quota }, allSites, commands] = await Promise.all([
    sendMessage('device/diagnose', null),
    getSettings(),
    browser.runtime.getPlatformInfo(),
    navigator.storage.estimate(),
    browser.permissions.contains({ origins: ['<all_urls>'] }),
    browser.commands.getAll(),
  ]);
  const facts = {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    system: `${os} ${arch}`,
    language,
    'permission.all-sites': allSites,
    'shortcut.set': commands.some(({ name, shortcut }) => name === 'flag-item' && Boolean(shortcut)),
    'policy.set': Object.values(policy).some((value) => value !== null),
    online: navigator.onLine,
    'storage.used-mb': Math.round((usage ?? 0) / MEGABYTE),
    'storage.quota-mb': Math.round((quota ?? 0) / MEGABYTE),
    ...counts,
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

export function HelpSection() {
  const texts = useTextsOf(SETTINGS_TEXTS);
  const language = useLanguage();
  const [diagnostics, setDiagnostics] = useState<string | null>(null);
  useEffect(() => {
    gather(language).then(setDiagnostics, (error) => console.error('Diagnostics', error));
  }, [language]);
  const open = (page: '/welcome.html' | '/guide.html') =>
    void browser.tabs.create({ url: browser.runtime.getURL(page) });
  return (
    <>
      <div class="card">
        <h2>{texts.help}</h2>
        <button type="button" class="button" onClick={() => open('/welcome.html')}>
          {texts.welcome}
        </button>
        <button type="button" class="button" onClick={() => open('/guide.html')}>
          {texts.guide}
        </button>
      </div>
      <DiagnosticsCard diagnostics={diagnostics} onCopy={(text) => navigator.clipboard.writeText(text)} />
    </>
  );
}

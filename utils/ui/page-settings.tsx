/** The part of the settings about pages: what a click does, where the action appears, the shortcut. */
import { useEffect, useState } from 'preact/hooks';
import { CaptureCard } from '../../components/settings/capture-card.tsx';
import { ShortcutCard } from '../../components/settings/shortcut-card.tsx';
import { SitesCard } from '../../components/settings/sites-card.tsx';
import { browser } from '../platform/native-browser.ts';
import { savePreferences } from '../platform/preferences.ts';
import { listPublishers } from '../sites/news/hosts.ts';
import { useSettings } from './use-settings.ts';

const publishers = listPublishers().toSorted((one, other) => one.name.localeCompare(other.name, 'id'));

/** Where the person changes it: browsers let no extension do that. */
function openShortcuts(): void {
  if (import.meta.env.FIREFOX) void browser.commands.openShortcutSettings();
  else {
    const scheme = navigator.userAgent.includes('Edg/') ? 'edge' : 'chrome';
    void browser.tabs.create({ url: `${scheme}://extensions/shortcuts` });
  }
}

export function PageSettings() {
  const settings = useSettings();
  const [shortcut, setShortcut] = useState<string | null>(null);
  useEffect(() => {
    const look = () =>
      void browser.commands
        .getAll()
        .then((commands) => setShortcut(commands.find(({ name }) => name === 'flag-item')?.shortcut ?? ''));
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  if (!settings) return null;
  const { page, policy } = settings;
  return (
    <>
      <CaptureCard {...page} onChange={(change) => void savePreferences(change)} />
      <SitesCard
        off={page.sitesOff}
        publishers={publishers}
        isManaged={policy.sitesOff !== null}
        onChange={(sitesOff) => void savePreferences({ sitesOff })}
      />
      <ShortcutCard shortcut={shortcut} onChange={openShortcuts} />
    </>
  );
}

/** The part of the settings about pages: what a click does, where the action appears, the shortcut. */
import { useEffect, useState } from 'preact/hooks';
import { CaptureCard } from '../../components/settings/capture-card.tsx';
import { ShortcutCard } from '../../components/settings/shortcut-card.tsx';
import { SitesCard } from '../../components/settings/sites-card.tsx';
import { browser } from '../platform/native-browser.ts';
import { type PagePreferences, type Settings, savePreferences } from '../platform/preferences.ts';
import { listPublishers } from '../sites/news/hosts.ts';

const publishers = listPublishers().toSorted((one, other) => one.name.localeCompare(other.name, 'id'));

/** Where the person changes it: browsers let no extension do that. */
function openShortcuts(): void {
  if (import.meta.env.FIREFOX) void browser.commands.openShortcutSettings();
  else {
    const scheme = navigator.userAgent.includes('Edg/') ? 'edge' : 'chrome';
    void browser.tabs.create({ url: `${scheme}://extensions/shortcuts` });
  }
}

const withoutKept = (chosen: Partial<PagePreferences>, kept: PagePreferences): Partial<PagePreferences> =>
  Object.fromEntries(
    Object.entries(chosen).filter(([key, value]) => String(value) !== String(kept[key as keyof PagePreferences])),
  );

export function PageSettings({ settings }: { settings: Settings }) {
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
  /** What was chosen here and is not known to be kept yet: a box that jumps back would be pressed again. */
  const [chosen, setChosen] = useState<Partial<PagePreferences>>({});
  useEffect(() => {
    setChosen((before) => withoutKept(before, settings.page));
  }, [settings]);
  const { policy } = settings;
  const page = { ...settings.page, ...chosen };
  const change = (part: Partial<PagePreferences>) => {
    setChosen((before) => ({ ...before, ...part }));
    void savePreferences(part);
  };
  return (
    <>
      <CaptureCard {...page} onChange={change} />
      <SitesCard
        off={page.sitesOff}
        publishers={publishers}
        isManaged={policy.sitesOff !== null}
        onChange={(sitesOff) => change({ sitesOff })}
      />
      <ShortcutCard shortcut={shortcut} onChange={openShortcuts} />
    </>
  );
}

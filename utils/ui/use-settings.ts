/** The settings in force, live. */
import { useEffect, useState } from 'preact/hooks';
import { getSettings, type Settings, watchSettings } from '../platform/preferences.ts';

/** Null until they are read. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void getSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  return settings;
}

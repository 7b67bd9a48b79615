/** The optional permission for screenshots in every tab: whether it is there, and asking for it. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../platform/native-browser.ts';

const ALL_SITES = { origins: ['<all_urls>'] };

/** `granted` is null while it is not known. `ask` must be the first thing that a click does, or the browser refuses. */
export function useShotsPermission(): { granted: boolean | null; ask(): void } {
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    // A person may change it in a window of the browser itself.
    const refresh = () => void browser.permissions.contains(ALL_SITES).then(setGranted);
    refresh();
    browser.permissions.onAdded.addListener(refresh);
    browser.permissions.onRemoved.addListener(refresh);
    return () => {
      browser.permissions.onAdded.removeListener(refresh);
      browser.permissions.onRemoved.removeListener(refresh);
    };
  }, []);
  return { granted, ask: () => void browser.permissions.request(ALL_SITES).then(setGranted) };
}

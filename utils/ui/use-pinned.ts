/** Whether our icon is pinned to the toolbar, and which browser this is. */
import { useEffect, useState } from 'preact/hooks';
import type { BrowserKind } from '../i18n/welcome-texts.ts';
import { browser } from '../platform/native-browser.ts';

/** Null until it is known, and where the browser does not say. Looked at again whenever the person comes back. */
export function usePinned(): boolean | null {
  const [isPinned, setPinned] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () =>
      void Promise.resolve(browser.action.getUserSettings?.()).then((settings) =>
        setPinned(settings?.isOnToolbar ?? null),
      );
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  return isPinned;
}

export function browserKind(): BrowserKind {
  if (import.meta.env.FIREFOX) return navigator.userAgent.includes('Android') ? 'firefox-android' : 'firefox';
  return navigator.userAgent.includes('Edg/') ? 'edge' : 'chrome';
}

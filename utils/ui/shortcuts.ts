/** One-letter keys of reviewing. They never fire while somebody types, and can be switched off (WCAG 2.1.4). */
import { useEffect, useRef } from 'preact/hooks';
import type { ShortcutName } from '../i18n/review-texts.ts';
import { browser } from '../platform/native-browser.ts';

export const SHORTCUT_KEYS: Record<ShortcutName, readonly string[]> = {
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  open: ['Enter'],
  back: ['Escape'],
  approve: ['a'],
  dismiss: ['d'],
  merge: ['m'],
  split: ['s'],
  edit: ['e'],
  search: ['/'],
  select: ['x'],
  undo: ['u'],
  help: ['?'],
};

const NAMES = new Map(
  Object.entries(SHORTCUT_KEYS).flatMap(([name, keys]) => keys.map((key) => [key, name as ShortcutName])),
);
const SETTING = 'singleKeyShortcuts';

export type Shortcuts = Partial<Record<ShortcutName, () => void>>;

export async function getSingleKeys(): Promise<boolean> {
  return (await browser.storage.local.get(SETTING))[SETTING] !== false;
}

export async function setSingleKeys(on: boolean): Promise<void> {
  await browser.storage.local.set({ [SETTING]: on });
}

/** A field, or a control that has its own use for the key. */
function isTaken(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog[open]')) return true;
  if (target.matches('textarea, select, input:not([type=checkbox], [type=radio])')) return key !== 'Escape';
  // A button has Enter, a group of radio buttons has the arrows.
  return key === 'Enter' ? target.matches('button, a, summary') : key.startsWith('Arrow') && target.matches('input');
}

/** Runs what is bound to a key, for as long as the component is shown. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    let singleKeys = true;
    const read = async () => {
      singleKeys = await getSingleKeys();
    };
    void read();
    browser.storage.onChanged.addListener(read);
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTaken(event)) return;
      const name = NAMES.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
      const run = name && current.current[name];
      if (!run || (event.key.length === 1 && !singleKeys)) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      browser.storage.onChanged.removeListener(read);
    };
  }, []);
}

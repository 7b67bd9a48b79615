/**
 * What is kept of an unlocked passphrase: in the browser's memory (`storage.session`), out of reach of content scripts,
 * gone when the browser is closed or the extension is updated. So the worker may sleep without asking for it again.
 */
import { browser } from './native-browser.ts';

export interface VaultSession {
  /** Base64; absent while it is locked. */
  vaultKey?: string;
  /** Base64: for screenshots of an item of which others are still to come, while it is locked. */
  vaultStaging?: string;
  /** When a person last did something, in milliseconds since the epoch. */
  vaultActiveAt?: number;
}

const KEYS = ['vaultKey', 'vaultStaging', 'vaultActiveAt'];

export const readSession = async (): Promise<VaultSession> => browser.storage.session.get(KEYS);
export const writeSession = (fields: VaultSession): Promise<void> => browser.storage.session.set({ ...fields });
export const forgetSession = (keys: (keyof VaultSession)[]): Promise<void> => browser.storage.session.remove(keys);

/** Content scripts are kept out where the browser lets one say so; elsewhere they always are. */
export async function guardSession(): Promise<void> {
  const area: typeof browser.storage.session & { setAccessLevel?(to: { accessLevel: string }): Promise<void> } =
    browser.storage.session;
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/**
 * The passphrase: set, changed, removed, given, forgotten. One random key seals everything, the passphrase seals that key.
 * Every step is written before the next, so that the worker may end between any two of them.
 */
import { fromBase64, toBase64 } from '../evidence/signature.ts';
import { MessageError } from '../messaging/reply.ts';
import type { VaultSession } from '../platform/vault-session.ts';
import { convertRows } from '../storage/convert-rows.ts';
import type { Database, VaultHeader } from '../storage/database.ts';
import type { Sealing } from '../storage/sealing.ts';
import { OFF, openBoxKeys, PRIVATE_KEY_PLACE, readKeyring, readVault, STAGING_PLACE } from '../storage/vault-keys.ts';
import { CannotOpen, createKey, sealBytes } from '../vault/cipher.ts';
import { type Kdf, unwrapKey, wrapKey } from '../vault/passphrase.ts';
import { type BoxKeys, createBoxKeys, sealBox } from '../vault/sealed-box.ts';

export interface VaultDeps {
  /** With `sealing` below it. */
  database: Database;
  /** The same without. */
  raw: Database;
  sealing: Sealing;
  session: {
    read(): Promise<VaultSession>;
    write(fields: VaultSession): Promise<void>;
    forget(keys: (keyof VaultSession)[]): Promise<void>;
  };
  now(): number;
  /** What a new passphrase is to cost who guesses it. */
  createKdf(): Kdf;
  /** Asks to be woken for `check`, at a time in milliseconds; null: no more. */
  wakeAt(moment: number | null): Promise<void>;
  /** Puts what was flagged while it was locked into the queue. */
  drain(keys: BoxKeys): Promise<void>;
  /** It was locked or unlocked, or there is a passphrase now or no more: what pages show is to be drawn anew. */
  onChange(): void;
}

export interface Vault {
  /** Goes on with what an earlier worker left. */
  resume(): Promise<void>;
  /** Throws `failed` where there is one already. Resolves when it holds; what is there is sealed after that. */
  set(passphrase: string, lockAfter: number): Promise<void>;
  /** These throw `wrong-passphrase`. */
  change(before: string, after: string): Promise<void>;
  remove(passphrase: string): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  setLockAfter(minutes: number): Promise<void>;
  /** A person has done something. */
  touch(): Promise<void>;
  /** Locks where nobody has done anything for long enough. */
  check(): Promise<void>;
  /** Screenshots of items that take several can be kept, also while it is locked. */
  readyToStage(): Promise<void>;
  /** After everything was removed. */
  forget(): Promise<void>;
  /** Resolves once what was flagged while it was locked is in the queue. */
  settled(): Promise<void>;
  /** Resolves once the work that was begun so far is done or has failed. */
  idle(): Promise<void>;
}

const MINUTE = 60_000;

export function createVault(deps: VaultDeps): Vault {
  const { database, raw, sealing, session } = deps;
  let last: Promise<unknown> = Promise.resolve();
  let draining: Promise<void> = Promise.resolve();
  let settling: Promise<void> = Promise.resolve();

  /** One after the other: two of them at once would each build on what the other undoes. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = last.then(task, task);
    last = run.catch(() => {});
    return run;
  }

  const readHeader = async (): Promise<VaultHeader | null> => (await database.vault.get('header')) ?? null;

  async function requireHeader(): Promise<VaultHeader> {
    const header = await readHeader();
    if (!header) throw new MessageError('not-found', 'There is no passphrase.');
    return header;
  }

  async function openWith(passphrase: string, header: VaultHeader): Promise<Uint8Array> {
    try {
      return await unwrapKey(passphrase, header);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      throw new MessageError('wrong-passphrase', 'Another passphrase.');
    }
  }

  /** Takes the keys into use. In memory first: pages that learn of it from the session find the worker ready. */
  async function useKey(dataKey: Uint8Array): Promise<void> {
    const known = { vaultKey: toBase64(dataKey), vaultActiveAt: deps.now() };
    sealing.use(await readKeyring(await readVault(raw), known));
    await session.write(known);
    await session.forget(['vaultStaging']);
    deps.onChange();
  }

  async function armLock(header: VaultHeader): Promise<void> {
    const { vaultActiveAt = deps.now() } = await session.read();
    await deps.wakeAt(vaultActiveAt + header.lockAfter * MINUTE);
  }

  async function drain(): Promise<void> {
    const header = await readHeader();
    const { vaultKey } = await session.read();
    if (!header || !vaultKey || sealing.mode === 'locked') return;
    await deps.drain(openBoxKeys(header, fromBase64(vaultKey)));
  }

  /** Staged screenshots that were taken while it was locked have been made captures of: their keys may go. */
  async function dropStagingKeys(): Promise<void> {
    if ((await raw.staged.count()) === 0) await raw.stagingKeys.clear();
  }

  const onProgress = async (progress: VaultHeader['progress']) => {
    await raw.vault.update('header', { progress });
    // A call of the browser's keeps the worker alive, and work is no idleness.
    await session.write({ vaultActiveAt: deps.now() });
  };

  async function convert(): Promise<void> {
    const header = await readHeader();
    if (!header || header.state === 'on' || sealing.mode === 'locked') return;
    if (header.state === 'converting') {
      await convertRows(raw, sealing, 'sealed', onProgress);
      await raw.transaction('rw', raw.vault, async () => {
        // Meanwhile the person may have decided to remove it.
        if ((await raw.vault.get('header'))?.state === 'converting')
          await raw.vault.update('header', { state: 'on', progress: null });
      });
      return;
    }
    await convertRows(raw, sealing, 'plain', onProgress);
    await raw.transaction('rw', raw.vault, raw.stagingKeys, raw.inbox, async () => {
      // Its key goes with the vault.
      if ((await raw.inbox.count()) > 0) throw new Error('Something waits that cannot be put into the queue.');
      await raw.vault.clear();
      await raw.stagingKeys.clear();
    });
    await forget();
    deps.onChange();
  }

  async function forget(): Promise<void> {
    sealing.use(OFF);
    await session.forget(['vaultKey', 'vaultStaging', 'vaultActiveAt']);
    await deps.wakeAt(null);
  }

  /** Everything that waits for the keys. Not waited for by whoever gave them. */
  async function settle(): Promise<void> {
    draining = drain();
    await draining;
    await convert();
    await dropStagingKeys();
  }
  /** Long work, which must not keep anybody from locking: it ends where its keys are gone, and goes on with them. */
  function settleLater(): void {
    settling = settling.then(settle).catch((error) => console.error('The passphrase has work left to do', error));
  }

  return {
    resume: async () => {
      await database.open();
      const header = await readHeader();
      if (!header) return;
      await check();
      if (sealing.mode !== 'locked') settleLater();
    },

    set: (passphrase, lockAfter) =>
      inTurn(async () => {
        if (await readHeader()) throw new MessageError('failed', 'There is a passphrase already.');
        const dataKey = createKey();
        const { publicKey, privateKey } = await createBoxKeys();
        await raw.vault.put({
          id: 'header',
          state: 'converting',
          progress: null,
          ...(await wrapKey(passphrase, dataKey, deps.createKdf())),
          publicKey,
          privateKey: sealBytes(dataKey, PRIVATE_KEY_PLACE, privateKey),
          lockAfter,
        });
        await useKey(dataKey);
        await armLock(await requireHeader());
        settleLater();
      }),

    change: (before, after) =>
      inTurn(async () => {
        const dataKey = await openWith(before, await requireHeader());
        // One row: the old passphrase or the new one, and nothing else is touched.
        await raw.vault.update('header', await wrapKey(after, dataKey, deps.createKdf()));
      }),

    remove: (passphrase) =>
      inTurn(async () => {
        const dataKey = await openWith(passphrase, await requireHeader());
        await raw.vault.update('header', { state: 'removing', progress: null });
        await useKey(dataKey);
        settleLater();
      }),

    unlock: (passphrase) =>
      inTurn(async () => {
        const header = await requireHeader();
        await useKey(await openWith(passphrase, header));
        await armLock(header);
        settleLater();
      }),

    lock: () => inTurn(lock),

    setLockAfter: (minutes) =>
      inTurn(async () => {
        await raw.vault.update('header', { lockAfter: minutes });
        await armLock(await requireHeader());
      }),

    touch: async () => {
      if (sealing.mode === 'on' || sealing.mode === 'lifting') await session.write({ vaultActiveAt: deps.now() });
    },
    check,

    readyToStage: async () => {
      await database.open();
      if (sealing.mode !== 'locked') return;
      await inTurn(async () => {
        const { vaultStaging } = await session.read();
        if (sealing.mode !== 'locked' || vaultStaging) return;
        const { publicKey } = await requireHeader();
        const key = createKey();
        await raw.stagingKeys.add({ box: await sealBox(publicKey, STAGING_PLACE, new Uint8Array(key)) });
        sealing.use({ mode: 'locked', dataKey: null, stagingKeys: [key] });
        await session.write({ vaultStaging: toBase64(key) });
      });
    },

    forget,
    settled: () => draining,
    idle: () => settling,
  };

  async function lock(): Promise<void> {
    if (!(await readHeader())) return;
    sealing.use({ mode: 'locked', dataKey: null, stagingKeys: [] });
    await session.forget(['vaultKey', 'vaultActiveAt']);
    await deps.wakeAt(null);
    deps.onChange();
  }

  async function check(): Promise<void> {
    const header = await readHeader();
    const { vaultKey, vaultActiveAt = 0 } = await session.read();
    if (!header || !vaultKey) return;
    if (deps.now() - vaultActiveAt >= header.lockAfter * MINUTE) await inTurn(lock);
    else await armLock(header);
  }
}

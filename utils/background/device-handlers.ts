/** What a person sets on this device: its network and what is sent there, how long things stay, the passphrase, the end of it all. */
import { MessageError } from '../messaging/reply.ts';
import type { HandlersOf } from '../messaging/route-messages.ts';
import { browser } from '../platform/browser.ts';
import { getSettings } from '../platform/preferences.ts';
import { afterPagesLetGo } from '../platform/wipe-signal.ts';
import type { Database } from '../storage/database.ts';
import { diagnose } from '../storage/diagnostics.ts';
import type { FindingRepository } from '../storage/finding-repository.ts';
import type { KeyRepository } from '../storage/key-repository.ts';
import type { OutboxRepository } from '../storage/outbox-repository.ts';
import { emptyStorage, wipeStorage } from '../storage/wipe.ts';
import type { ReportClient } from '../sync/report-client.ts';
import { enrol } from './enrol.ts';
import { followPolicy } from './follow-policy.ts';
import type { NetworkNews } from './network-news.ts';
import type { SyncSchedule } from './schedule-sync.ts';
import type { Vault } from './vault.ts';

export interface DeviceHandlerDeps {
  database: Database;
  findings: Pick<FindingRepository, 'setRetention' | 'purge'>;
  outbox: OutboxRepository;
  keys: KeyRepository;
  /** Of no network yet. */
  client: ReportClient;
  sync: Pick<SyncSchedule, 'start'>;
  news: NetworkNews;
  vault: Vault;
}

/** Answers nothing, once it is done. */
const done = (task: Promise<unknown>) => task.then(() => null);

export function handleDevice(deps: DeviceHandlerDeps): HandlersOf<'device' | 'sync' | 'vault'> {
  const { database, findings, outbox, keys, client, sync, news, vault } = deps;

  async function wipe(): Promise<void> {
    await emptyStorage(database);
    await Promise.all([
      browser.storage.local.clear(),
      browser.alarms.clearAll(),
      browser.action.setBadgeText({ text: '' }),
    ]);
    await vault.forget();
    await afterPagesLetGo(() => wipeStorage(database));
    // What the organisation set is not the person's to remove.
    await followPolicy(findings);
  }

  return {
    'device/enrol': async ({ invite }) => {
      const { backendUrl } = (await getSettings()).policy;
      const network = await enrol(invite, outbox, keys, client, backendUrl);
      news.fetchAll();
      return { network };
    },
    'device/retain': async ({ days }) => {
      const { retentionDays } = (await getSettings()).policy;
      if (retentionDays !== null && days !== retentionDays) throw new MessageError('managed', 'Retention is set.');
      await findings.setRetention(days);
      await findings.purge();
      return null;
    },
    'device/diagnose': () => diagnose(database),
    'device/link': ({ use }) => done(database.preferences.put({ key: 'link', use })),
    'device/wipe': () => done(wipe()),
    'sync/start': async () => {
      if (!(await outbox.getDevice())) throw new MessageError('not-enrolled', 'Join a network first.');
      sync.start();
      news.fetchAll();
      return null;
    },
    'sync/look': async () => {
      news.fetchAnswers();
      return null;
    },
    'vault/set': ({ passphrase, lockAfter }) => done(vault.set(passphrase, lockAfter)),
    'vault/change': ({ before, after }) => done(vault.change(before, after)),
    'vault/remove': ({ passphrase }) => done(vault.remove(passphrase)),
    'vault/unlock': ({ passphrase }) => done(vault.unlock(passphrase)),
    'vault/lock': () => done(vault.lock()),
    'vault/lock-after': ({ minutes }) => done(vault.setLockAfter(minutes)),
  };
}

/** The parts of the settings about what lies on this device, and how it leaves it. */
import { useContext, useEffect, useState } from 'preact/hooks';
import { LinkUseChoice } from '../../components/detail/link-use.tsx';
import { DeviceStorage } from '../../components/settings/device-storage.tsx';
import { PassphraseCard } from '../../components/vault/passphrase-card.tsx';
import { DEVICE_TEXTS } from '../i18n/device-texts.ts';
import { VAULT_TEXTS } from '../i18n/vault-texts.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { browser } from '../platform/native-browser.ts';
import type { LinkUse } from '../storage/database.ts';
import type { Chosen, QueueQueries } from '../storage/queue-queries.ts';
import { explainVault } from './explain-vault.ts';
import { LocaleContext } from './language-context.ts';
import { useLiveQuery } from './use-live-query.ts';

export function LinkSection({ use }: { use: LinkUse }) {
  return <LinkUseChoice use={use} onChoose={(next) => void sendMessage('device/link', { use: next })} />;
}

/** Minutes, until the person chooses otherwise. */
const LOCK_AFTER = 15;

interface Props extends Pick<Chosen, 'retention' | 'vault'> {
  queries: QueueQueries;
  isRetentionManaged: boolean;
}

export function DeviceSection({ queries, retention, isRetentionManaged, vault }: Props) {
  const language = useContext(LocaleContext)?.language ?? 'id';
  const [usage, setUsage] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const unsent = useLiveQuery(
    async () => (await queries.count('review')) + (await queries.count('outgoing')),
    'unsent',
  );

  useEffect(() => {
    void navigator.storage.estimate().then(({ usage: bytes }) => setUsage(bytes ?? null));
    // The permission `unlimitedStorage` already keeps a browser from removing it; a browser that asks otherwise is asked.
    void navigator.storage.persisted().then((persisted) => persisted || navigator.storage.persist());
  }, []);

  const vaultTexts = VAULT_TEXTS[language];
  const command = (task: Promise<unknown>) => explainVault(task, vaultTexts);

  return (
    <>
      <PassphraseCard
        texts={vaultTexts}
        vault={vault}
        // The page loads anew when it is set or removed.
        onSet={(passphrase) => command(sendMessage('vault/set', { passphrase, lockAfter: LOCK_AFTER }))}
        onChange={(before, after) => command(sendMessage('vault/change', { before, after }))}
        onRemove={(passphrase) => command(sendMessage('vault/remove', { passphrase }))}
        onLock={() => void sendMessage('vault/lock', null)}
        onLockAfter={(minutes) => void sendMessage('vault/lock-after', { minutes })}
      />
      <DeviceStorage
        texts={DEVICE_TEXTS[language]}
        usage={usage}
        retention={retention}
        isRetentionManaged={isRetentionManaged}
        unsent={unsent.state === 'ready' ? unsent.value : 0}
        onRetain={(days) => void sendMessage('device/retain', { days })}
        onBackup={() => void browser.tabs.create({ url: browser.runtime.getURL('/backup.html') })}
        wipeFailed={failed}
        // When it is done every page of ours loads anew.
        onWipe={() => void sendMessage('device/wipe', null).catch(() => setFailed(true))}
      />
    </>
  );
}

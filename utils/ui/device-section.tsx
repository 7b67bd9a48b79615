/** The parts of the settings about what lies on this device, and how it leaves it. */
import { useContext, useEffect, useState } from 'preact/hooks';
import { DeviceStorage } from '../../components/device-storage.tsx';
import { LinkUseChoice } from '../../components/link-use.tsx';
import { DEVICE_TEXTS } from '../i18n/device-texts.ts';
import { sendMessage } from '../messaging/send-message.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { LocaleContext } from './language-context.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useSettings } from './use-settings.ts';

export function LinkSection({ queries }: { queries: QueueQueries }) {
  const use = useLiveQuery(queries.linkUse, 'link');
  if (use.state !== 'ready') return null;
  return <LinkUseChoice use={use.value} onChoose={(next) => void sendMessage('device/link', { use: next })} />;
}

export function DeviceSection({ queries }: { queries: QueueQueries }) {
  const language = useContext(LocaleContext)?.language ?? 'id';
  const [usage, setUsage] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const retention = useLiveQuery(queries.retention, 'retention');
  const settings = useSettings();
  const unsent = useLiveQuery(
    async () => (await queries.count('review')) + (await queries.count('outgoing')),
    'unsent',
  );

  useEffect(() => {
    void navigator.storage.estimate().then(({ usage: bytes }) => setUsage(bytes ?? null));
    // The permission `unlimitedStorage` already keeps a browser from removing it; a browser that asks otherwise is asked.
    void navigator.storage.persisted().then((persisted) => persisted || navigator.storage.persist());
  }, []);

  return (
    <DeviceStorage
      texts={DEVICE_TEXTS[language]}
      usage={usage}
      retention={retention.state === 'ready' ? retention.value : null}
      isRetentionManaged={settings !== null && settings.policy.retentionDays !== null}
      unsent={unsent.state === 'ready' ? unsent.value : 0}
      onRetain={(days) => void sendMessage('device/retain', { days })}
      wipeFailed={failed}
      // When it is done every page of ours loads anew.
      onWipe={() => void sendMessage('device/wipe', null).catch(() => setFailed(true))}
    />
  );
}

/** Parts of the app that are not in its first view: each is loaded when it is first shown. */
import type { ComponentChildren, ComponentProps } from 'preact';
import { CardsSkeleton, DetailSkeleton } from '../../components/frame/skeleton.tsx';
import type { Notice } from '../../components/frame/snackbar.tsx';
import type { Language } from '../i18n/language.ts';
import { setLanguage } from '../i18n/language.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { browser } from '../platform/native-browser.ts';
import type { EvidenceQueries } from '../storage/evidence-queries.ts';
import type { FindingDetail as Detail, QueueQueries } from '../storage/queue-queries.ts';
import { useTexts } from './language-context.ts';
import { useLiveQuery } from './use-live-query.ts';
import { preloadModule, useModule } from './use-module.ts';
import { useSettings } from './use-settings.ts';
import { useShotsPermission } from './use-shots-permission.ts';

const loadDetail = () => import('../../components/detail/finding-detail.tsx');
const loadIntegrity = () => import('./evidence-section.tsx');
const loadDeviceSection = () => import('./device-section.tsx');
const loadPageSettings = () => import('./page-settings.tsx');
const loadHelp = () => import('./help-section.tsx');
const loadSettings = () => import('../../components/settings/settings-panel.tsx');
const loadFill = () => import('./fill-prepared.tsx');
const loadDesk = () => import('./review-desk.tsx');
const loadKeys = () => import('./review-keys.tsx');

/** What the review page always shows. */
export const preloadReview = (): Promise<void> => preloadModule(loadKeys);

type Run = (task: Promise<unknown>, done?: Notice) => Promise<boolean>;

/** One finding in the popup: the essentials. */
export function PopupDetail({
  detail,
  id,
  integrity,
  run,
  decide,
  note,
}: {
  detail: Detail;
  id: string;
  integrity: ComponentChildren;
  run: Run;
  decide(task: Promise<unknown>, done: Notice): Promise<void>;
  note(message: string, action: Notice['action']): Notice;
}) {
  const texts = useTexts();
  const module = useModule(loadDetail);
  if (!module) return <DetailSkeleton />;
  const back = (type: 'finding/reopen' | 'finding/restore') => ({
    label: texts.undo,
    run: () => void run(sendMessage(type, { id })),
  });
  return (
    <module.FindingDetail
      detail={detail}
      integrity={integrity}
      onChange={async (patch) => void (await run(sendMessage('finding/update', { id, patch })))}
      onApprove={() =>
        void decide(sendMessage('finding/approve', { id }), note(texts.approved, back('finding/reopen')))
      }
      onDismiss={() =>
        void decide(
          sendMessage('finding/dismiss', { id, because: null }),
          note(texts.dismissed, back('finding/reopen')),
        )
      }
      onRemove={() => void decide(sendMessage('finding/delete', { id }), note(texts.removed, back('finding/restore')))}
      onReopen={() => void run(sendMessage('finding/reopen', { id }))}
    />
  );
}

/** Reviewing with the keyboard. */
export const Keys = (props: ComponentProps<Awaited<ReturnType<typeof loadKeys>>['ReviewKeys']>) => {
  const module = useModule(loadKeys);
  return module && <module.ReviewKeys {...props} />;
};
/** One finding on the review page. */
export const Desk = (props: ComponentProps<Awaited<ReturnType<typeof loadDesk>>['ReviewDesk']>) => {
  const module = useModule(loadDesk);
  return module ? <module.ReviewDesk {...props} /> : <DetailSkeleton />;
};

/** Whether the evidence of the open finding holds, and what happened to it. */
export function Integrity({
  findingId,
  loadEvidence,
}: {
  findingId: string;
  /** The same function at every render. */
  loadEvidence(): Promise<EvidenceQueries>;
}) {
  const section = useModule(loadIntegrity);
  const queries = useModule(loadEvidence);
  // Its room is kept below the form.
  return (
    <div class="integrity">
      {section && queries && <section.EvidenceSection findingId={findingId} queries={queries} />}
    </div>
  );
}

/** The settings with what only the browser knows: the optional permission. */
export function Settings({
  queries,
  language,
  network,
  onJoin,
}: {
  queries: QueueQueries;
  language: Language;
  network: string | null;
  onJoin(invite: string): Promise<string | null>;
}) {
  const shots = useShotsPermission();
  const module = useModule(loadSettings);
  const section = useModule(loadDeviceSection);
  const pages = useModule(loadPageSettings);
  const help = useModule(loadHelp);
  const settings = useSettings();
  const chosen = useLiveQuery(queries.chosen, 'chosen');
  // All at once: a card that comes later would push aside what is being read.
  if (!module || !section || !pages || !help || !settings || chosen.state !== 'ready') return <CardsSkeleton />;
  return (
    <module.SettingsPanel
      network={network}
      language={language}
      managedLanguage={settings.policy.language}
      managedBackend={settings.policy.backendUrl}
      pages={<pages.PageSettings settings={settings} />}
      help={<help.HelpSection />}
      link={<section.LinkSection use={chosen.value.link} />}
      device={
        <section.DeviceSection
          queries={queries}
          retention={chosen.value.retention}
          isRetentionManaged={settings.policy.retentionDays !== null}
          vault={chosen.value.vault}
        />
      }
      onPackages={() => void browser.tabs.create({ url: browser.runtime.getURL('/package.html') })}
      mayAlwaysShoot={shots.granted}
      onJoin={onJoin}
      onLanguage={(next) => void setLanguage(next)}
      onAllowShots={shots.ask}
    />
  );
}

/** What was prepared for the form of the page below the popup. */
export const Fill = (props: ComponentProps<Awaited<ReturnType<typeof loadFill>>['FillPrepared']>) => {
  const module = useModule(loadFill);
  return module && <module.FillPrepared {...props} />;
};

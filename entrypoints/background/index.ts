/**
 * Composition root: ports -> services -> listeners. Every listener is registered in the first turn, or the event that
 * woke the worker would be lost. The only place that writes evidence or reaches the network.
 */
import { defineBackground } from 'wxt/utils/define-background';
import { createAlone } from '../../utils/background/alone.ts';
import { createBadge } from '../../utils/background/badge.ts';
import { createCaptureService } from '../../utils/background/capture-service.ts';
import { cleanObservedUrl } from '../../utils/background/clean-observed-url.ts';
import { describeAgent } from '../../utils/background/describe-agent.ts';
import { handleDevice } from '../../utils/background/device-handlers.ts';
import { handleFindings } from '../../utils/background/finding-handlers.ts';
import { followPolicy } from '../../utils/background/follow-policy.ts';
import { createMenu, followGestures } from '../../utils/background/gestures.ts';
import { createEither, guardCaptures, reportUnlessLocked } from '../../utils/background/guarded-captures.ts';
import { createNetworkNews } from '../../utils/background/network-news.ts';
import { createSyncSchedule, SYNC_ALARM } from '../../utils/background/schedule-sync.ts';
import { handleTabs } from '../../utils/background/tab-handlers.ts';
import { createVault } from '../../utils/background/vault.ts';
import { watchLanguage } from '../../utils/i18n/language.ts';
import { routeMessages } from '../../utils/messaging/route-messages.ts';
import { browser } from '../../utils/platform/browser.ts';
import { createUuid } from '../../utils/platform/ids.ts';
import { watchPolicy } from '../../utils/platform/preferences.ts';
import { isSlowLink } from '../../utils/platform/slow-link.ts';
import { forgetSession, guardSession, readSession, writeSession } from '../../utils/platform/vault-session.ts';
import { reloadPages } from '../../utils/platform/wipe-signal.ts';
import { takeShot } from '../../utils/screenshot/take-shot.ts';
import { adoptOldRecords } from '../../utils/storage/adopt-old-records.ts';
import { createAnswerRepository } from '../../utils/storage/answer-repository.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createFindingRepository } from '../../utils/storage/finding-repository.ts';
import { createInbox } from '../../utils/storage/inbox-repository.ts';
import { createKeyRepository } from '../../utils/storage/key-repository.ts';
import { createMergeRepository } from '../../utils/storage/merge-repository.ts';
import { createOutboxRepository } from '../../utils/storage/outbox-repository.ts';
import { readLinkUse } from '../../utils/storage/preferences.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { createRedactionRepository } from '../../utils/storage/redaction-repository.ts';
import { createReferenceRepository } from '../../utils/storage/reference-repository.ts';
import { createSealing, installSealing } from '../../utils/storage/sealing.ts';
import { createStagingRepository } from '../../utils/storage/staging-repository.ts';
import { followVault } from '../../utils/storage/vault-keys.ts';
import { type Backend, createReportClient } from '../../utils/sync/report-client.ts';
import { createSyncService } from '../../utils/sync/sync-service.ts';
import { createKdf } from '../../utils/vault/passphrase.ts';

const LOCK_ALARM = 'lock';

export default defineBackground({
  type: 'module',
  main() {
    const database = openDatabase();
    const sealing = createSealing();
    installSealing(database, sealing);
    followVault(database, sealing, readSession);
    const now = () => new Date();
    const references = createReferenceRepository(database);
    const findings = createFindingRepository(database, now, references);
    const outbox = createOutboxRepository(database, now);
    const keys = createKeyRepository(database, now);
    // Issued first, so that no event comes before the beginning of its log.
    void adoptOldRecords(database, now).catch((error) => reportUnlessLocked('Old records could not be adopted', error));
    const captureRepository = createCaptureRepository(database);
    const inbox = createInbox(database);
    const either = createEither(database);
    const alone = createAlone(database);
    const staging = createStagingRepository(database);
    const captures = createCaptureService({
      repository: guardCaptures(captureRepository, inbox, either),
      staging: {
        ...staging,
        add: async (about, shot) => {
          await vault.readyToStage();
          await staging.add(about, shot);
        },
      },
      takeShot,
      describeAgent,
      cleanObservedUrl,
      sign: keys.sign,
      createUuid,
      now,
    });
    captures.finishStaged().catch((error) => reportUnlessLocked('A capture that was begun could not be ended', error));
    const createClient = (backend: Backend | null) => createReportClient(backend, (input, init) => fetch(input, init));
    const sync = createSyncSchedule(
      createSyncService({
        outbox,
        signCapture: keys.signCapture,
        createClient,
        isSlowLink: async () => isSlowLink() || (await readLinkUse(database.preferences)) === 'saving',
        now: Date.now,
        random: Math.random,
        exclusively: (task) => alone('pantau-asn-sync', task),
      }),
    );
    const news = createNetworkNews({
      outbox,
      references,
      answers: createAnswerRepository(database),
      createClient,
      alone,
      now: Date.now,
    });
    const showBadge = createBadge(database);
    const vault = createVault({
      database,
      raw: openDatabase(),
      sealing,
      session: { read: readSession, write: writeSession, forget: forgetSession },
      now: Date.now,
      createKdf,
      wakeAt: async (when) => {
        if (when === null) await browser.alarms.clear(LOCK_ALARM);
        else await browser.alarms.create(LOCK_ALARM, { when });
      },
      drain: async (boxKeys) => {
        await inbox.drain(boxKeys, { captures: captureRepository, findings });
        await captures.finishStaged();
        await adoptOldRecords(database, now);
        await findings.purge();
        sync.resume();
      },
      onChange: () => {
        showBadge();
        reloadPages();
      },
    });

    routeMessages({
      ...handleTabs({ captures, vault, queries: createQueueQueries(database), references }),
      ...handleFindings({
        findings,
        captures: captureRepository,
        merges: createMergeRepository(database, now),
        redactions: createRedactionRepository(database, now),
        keys,
        inbox,
        vault,
        either,
      }),
      ...handleDevice({ database, findings, outbox, keys, client: createClient(null), sync, news, vault }),
    });
    followGestures();
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === SYNC_ALARM) sync.resume();
      if (name === LOCK_ALARM) void vault.check().catch((error) => console.error('Locking', error));
    });
    browser.runtime.onStartup.addListener(() => {
      sync.resume();
      news.fetchAnswers();
    });
    addEventListener('online', sync.resume);
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void createMenu();
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    });
    watchLanguage(() => void createMenu());
    const followQuietly = () =>
      void followPolicy(findings).catch((error) => reportUnlessLocked('What the organisation set', error));
    watchPolicy(followQuietly);

    followQuietly();
    showBadge();
    void guardSession().catch((error) => console.error('The session is not guarded', error));
    void references.current().catch((error) => console.error('Reference data', error));
    void findings.purge().catch((error) => reportUnlessLocked('Purging failed', error));
    void vault.resume().catch((error) => console.error('The passphrase', error));
    sync.resume();
  },
});

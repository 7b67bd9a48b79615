/**
 * Composition root: ports -> services -> listeners. Every listener is registered in the first turn, or the event that
 * woke the worker would be lost. The only place that writes evidence or reaches the network.
 */
import { defineBackground } from 'wxt/utils/define-background';
import { keepBadge } from '../../utils/background/badge.ts';
import { createCaptureService } from '../../utils/background/capture-service.ts';
import { cleanObservedUrl } from '../../utils/background/clean-observed-url.ts';
import { describeAgent } from '../../utils/background/describe-agent.ts';
import { enrol } from '../../utils/background/enrol.ts';
import { fillTab, fitsTab } from '../../utils/background/fill-tab.ts';
import { completeTab, flagTab, pickInTab } from '../../utils/background/flag-tab.ts';
import { createEither, guardCaptures, isLocked } from '../../utils/background/guarded-captures.ts';
import { loadReader } from '../../utils/background/load-reader.ts';
import { redactCapture } from '../../utils/background/redaction-service.ts';
import { createSyncSchedule, SYNC_ALARM } from '../../utils/background/schedule-sync.ts';
import { createVault } from '../../utils/background/vault.ts';
import { ACTION_TEXTS } from '../../utils/i18n/action-texts.ts';
import { ICON_TEXTS } from '../../utils/i18n/icon-texts.ts';
import { getLanguage, watchLanguage } from '../../utils/i18n/language.ts';
import { MessageError } from '../../utils/messaging/reply.ts';
import { routeMessages, type Sender } from '../../utils/messaging/route-messages.ts';
import { redactPicture } from '../../utils/picture/redact-picture.ts';
import { browser } from '../../utils/platform/browser.ts';
import { createUuid } from '../../utils/platform/ids.ts';
import { copyPolicy, getSettings, watchPolicy } from '../../utils/platform/preferences.ts';
import { isSlowLink } from '../../utils/platform/slow-link.ts';
import { forgetSession, guardSession, readSession, writeSession } from '../../utils/platform/vault-session.ts';
import { afterPagesLetGo, reloadPages } from '../../utils/platform/wipe-signal.ts';
import { takeShot } from '../../utils/screenshot/take-shot.ts';
import { adoptOldRecords } from '../../utils/storage/adopt-old-records.ts';
import { createAnswerRepository } from '../../utils/storage/answer-repository.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { diagnose } from '../../utils/storage/diagnostics.ts';
import { createFindingRepository, type Decision } from '../../utils/storage/finding-repository.ts';
import { createInbox, type FindingChange } from '../../utils/storage/inbox-repository.ts';
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
import { emptyStorage, wipeStorage } from '../../utils/storage/wipe.ts';
import { fetchAnswers } from '../../utils/sync/fetch-answers.ts';
import { createReportClient } from '../../utils/sync/report-client.ts';
import { createSyncService } from '../../utils/sync/sync-service.ts';
import { createKdf } from '../../utils/vault/passphrase.ts';

const MENU_ITEM = 'flag';
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
    const queries = createQueueQueries(database);
    const merges = createMergeRepository(database, now);
    const redactions = createRedactionRepository(database, now);
    const outbox = createOutboxRepository(database, now);
    const keys = createKeyRepository(database, now);
    // Issued first, so that no event comes before the beginning of its log.
    void adoptOldRecords(database, now).catch((error) => report('Old records could not be adopted', error));
    const captureRepository = createCaptureRepository(database);
    const inbox = createInbox(database);
    const either = createEither(database);
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
    captures.finishStaged().catch((error) => report('A capture that was begun could not be ended', error));
    const fetchBound: typeof fetch = (input, init) => fetch(input, init);
    const sync = createSyncSchedule(
      createSyncService({
        outbox,
        signCapture: keys.signCapture,
        createClient: (backend) => createReportClient(backend, fetchBound),
        isSlowLink: async () => isSlowLink() || (await readLinkUse(database.preferences)) === 'saving',
        now: Date.now,
        random: Math.random,
        // The lock goes with the worker that held it, so a dead one never blocks the next.
        exclusively: async (task) => {
          // What is on its way stays so, and goes on when it is unlocked.
          await database.open();
          if (sealing.mode === 'locked') return;
          await navigator.locks.request('pantau-asn-sync', { ifAvailable: true }, (lock) =>
            lock ? task() : undefined,
          );
        },
      }),
    );

    /** While it is locked, what cannot be read is no failure: it is done once that is over. */
    function report(message: string, error: unknown): void {
      if (!isLocked(error)) console.error(message, error);
    }

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

    /** What the toast says about a finding: done now, or noted sealed until it can be. */
    const change = async (id: string, wanted: FindingChange) =>
      found(
        await either(
          async () => {
            // It may be on its way out of the inbox.
            await vault.settled();
            return 'remove' in wanted ? findings.remove(id) : findings.update(id, wanted);
          },
          () => inbox.change(id, wanted),
        ),
      );

    /** Brings newer reference data, when the device talks to its network anyway. What is here stays in use without it. */
    async function refreshReference(): Promise<void> {
      const device = await outbox.getDevice();
      if (!device) return;
      const stored = await createReportClient({ receiptKey: null, ...device }, fetchBound).getReference();
      if (stored && !(await references.save(stored))) console.warn('Reference data of a known version have changed.');
    }
    const refreshQuietly = () => void refreshReference().catch((error) => console.warn('Reference data', error));

    /** What the organisation has set, here and now. */
    async function followPolicy(): Promise<void> {
      const { retentionDays } = await copyPolicy();
      if (retentionDays === null) return;
      await findings.setRetention(retentionDays);
      await findings.purge();
    }
    const followQuietly = () => void followPolicy().catch((error) => report('Policy', error));

    const answers = createAnswerRepository(database);
    /** What became of what was sent. Not while another context asks already. */
    async function readAnswers(eager: boolean): Promise<void> {
      await database.open();
      if (sealing.mode === 'locked') return;
      const device = await outbox.getDevice();
      if (!device) return;
      const client = createReportClient({ receiptKey: null, ...device }, fetchBound);
      await navigator.locks.request('pantau-asn-answers', { ifAvailable: true }, (lock) =>
        lock ? fetchAnswers(client, answers, Date.now(), eager) : undefined,
      );
    }
    const readAnswersQuietly = (eager: boolean) =>
      void readAnswers(eager).catch((error) => console.warn('What the network did is not known', error));

    /** Where a content script's message came from, as the browser says. */
    const originOf = ({ tabId, windowId, url }: Sender) => {
      if (tabId === null || windowId === null || !/^https?:/.test(url))
        throw new MessageError('page-not-supported', url);
      return { tabId, windowId, url };
    };
    /** Those of a finding that could not be signed when they were captured. */
    async function signCaptures(findingId: string): Promise<void> {
      for (const captureId of (await findings.get(findingId))?.finding.captureIds ?? []) {
        const row = await captureRepository.get(captureId);
        if (row) await keys.signCapture(row);
      }
    }
    const found = (done: boolean) => {
      if (!done) throw new MessageError('not-found', 'No such finding in that list.');
      return null;
    };

    /** Answers nothing, once it is done. */
    const done = (task: Promise<void>) => task.then(() => null);

    const decided = (decision: Decision) => {
      if (decision === 'blocked') throw new MessageError('second-reviewer', 'A lone reaction.');
      return found(decision === 'done');
    };

    routeMessages({
      'capture/create': async (item, sender) => {
        const result = await captures.create(item, originOf(sender));
        await vault.touch();
        return result;
      },
      'capture/photograph': async (item, sender) => ({
        noScreenshot: await captures.photograph(item, originOf(sender)),
      }),
      'reader/load': async (_nothing, sender) => {
        const { tabId, url } = originOf(sender);
        await loadReader(tabId, url);
        return null;
      },
      'finding/classify': ({ id, behaviours }) => change(id, { behaviours }),
      'finding/undo': ({ id }) => change(id, { remove: true }),
      'review/open': async ({ id }) => {
        await browser.tabs.create({ url: `${browser.runtime.getURL('/review.html')}#${id}` });
        return null;
      },
      'tab/arm': async ({ tabId }) => {
        await completeTab(tabId);
        return null;
      },
      'tab/flag': async ({ tabId }) => {
        await flagTab(tabId, 'popup');
        return null;
      },
      'tab/pick': async ({ tabId }) => {
        await pickInTab(tabId);
        return null;
      },
      'finding/update': async ({ id, patch }) => found(await findings.update(id, patch)),
      'finding/approve': async ({ id }) => decided(await findings.decide(id, 'approved')),
      'finding/reopen': async ({ id }) => decided(await findings.decide(id, 'draft')),
      'finding/dismiss': async ({ id, because }) => decided(await findings.decide(id, 'dismissed', because)),
      'findings/decide': async ({ ids, status, because }) => {
        const made = { done: [] as string[], blocked: [] as string[] };
        for (const id of ids) {
          const decision = await findings.decide(id, status, because);
          if (decision !== 'not-found') made[decision].push(id);
        }
        return made;
      },
      'finding/file': async ({ id, filings }) => found(await findings.file(id, filings)),
      'finding/merge': async ({ into, from, identity }) => found(await merges.merge(into, from, identity)),
      'finding/unmerge': async ({ id }) => found(await merges.unmerge(id)),
      'finding/split': async ({ id, captureIds }) => {
        const newId = createUuid();
        found(await merges.split(id, captureIds, newId));
        return { id: newId };
      },
      'finding/redact': async (request) =>
        found(await redactCapture({ repository: redactions, redactPicture }, request)),
      'finding/delete': async ({ id }) => found(await findings.remove(id)),
      'finding/restore': async ({ id }) => found(await findings.restore(id)),
      'finding/view': async ({ id }) => {
        await signCaptures(id);
        return found(await findings.note(id, 'viewed'));
      },
      'finding/export': async ({ id }) => {
        await signCaptures(id);
        return found(await findings.note(id, 'exported'));
      },
      'device/retain': async ({ days }) => {
        const { retentionDays } = (await getSettings()).policy;
        if (retentionDays !== null && days !== retentionDays) throw new MessageError('managed', 'Retention is set.');
        await findings.setRetention(days);
        await findings.purge();
        return null;
      },
      'device/diagnose': () => diagnose(database),
      'device/link': async ({ use }) => {
        await database.preferences.put({ key: 'link', use });
        return null;
      },
      'device/wipe': async () => {
        await emptyStorage(database);
        await Promise.all([
          browser.storage.local.clear(),
          browser.alarms.clearAll(),
          browser.action.setBadgeText({ text: '' }),
        ]);
        await vault.forget();
        await afterPagesLetGo(() => wipeStorage(database));
        // What the organisation set is not the person's to remove.
        await followPolicy();
        return null;
      },
      'vault/set': ({ passphrase, lockAfter }) => done(vault.set(passphrase, lockAfter)),
      'vault/change': ({ before, after }) => done(vault.change(before, after)),
      'vault/remove': ({ passphrase }) => done(vault.remove(passphrase)),
      'vault/unlock': ({ passphrase }) => done(vault.unlock(passphrase)),
      'vault/lock': () => done(vault.lock()),
      'vault/lock-after': ({ minutes }) => done(vault.setLockAfter(minutes)),
      'form/fits': async ({ tabId, channelId }) => ({ fits: await fitsTab(tabId, channelId, references) }),
      'form/fill': (request) => fillTab(request, { queries, references }),
      'sync/start': async () => {
        if (!(await outbox.getDevice())) throw new MessageError('not-enrolled', 'Join a network first.');
        sync.start();
        refreshQuietly();
        readAnswersQuietly(true);
        return null;
      },
      'sync/look': async () => {
        readAnswersQuietly(false);
        return null;
      },
      'device/enrol': async ({ invite }) => {
        const { backendUrl } = (await getSettings()).policy;
        const network = await enrol(invite, outbox, keys, createReportClient(null, fetchBound), backendUrl);
        refreshQuietly();
        readAnswersQuietly(true);
        return { network };
      },
    });

    browser.commands.onCommand.addListener((command, tab) => {
      if (command !== 'flag-item' || tab?.id === undefined) return;
      void flagArmed(tab.id, 'command');
    });
    browser.contextMenus.onClicked.addListener((info, tab) => {
      if (info.menuItemId === MENU_ITEM && tab?.id !== undefined) void flagArmed(tab.id, 'context-menu');
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === SYNC_ALARM) sync.resume();
      if (name === LOCK_ALARM) void vault.check().catch((error) => console.error('Locking', error));
    });
    browser.runtime.onStartup.addListener(() => {
      sync.resume();
      readAnswersQuietly(false);
    });
    addEventListener('online', sync.resume);

    /** A command or a menu entry arms the tab as a toolbar click does: what lacked its screenshot gets it as well. */
    async function flagArmed(tabId: number, via: 'command' | 'context-menu'): Promise<void> {
      try {
        await flagTab(tabId, via);
        await completeTab(tabId);
      } catch (error) {
        // There is no page of ours to say it in: the badge does, for a moment.
        console.warn('This page cannot be flagged', error);
        const text = await browser.action.getBadgeText({});
        await browser.action.setBadgeText({ text: '×', tabId });
        setTimeout(() => void browser.action.setBadgeText({ text, tabId }), 4_000);
      }
    }

    async function createMenu(): Promise<void> {
      const { action } = ACTION_TEXTS[await getLanguage()];
      await browser.contextMenus.removeAll();
      browser.contextMenus.create({
        id: MENU_ITEM,
        title: action,
        contexts: ['page', 'selection', 'link', 'image', 'video'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      });
    }
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void createMenu();
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    });
    watchLanguage(() => void createMenu());
    watchPolicy(followQuietly);
    followQuietly();

    let hideBadge = () => {};
    /** What the badge may tell is another thing while it is locked. */
    function showBadge(): void {
      hideBadge();
      hideBadge = keepBadge(database, async (dueSoon) => {
        const { dueSoon: say } = ICON_TEXTS[await getLanguage()];
        return dueSoon > 0 ? `Pantau ASN: ${say(dueSoon)}` : 'Pantau ASN';
      });
    }
    showBadge();
    void guardSession().catch((error) => console.error('The session is not guarded', error));
    void references.current().catch((error) => console.error('Reference data', error));
    void findings.purge().catch((error) => report('Purging failed', error));
    void vault.resume().catch((error) => console.error('The passphrase', error));
    sync.resume();
  },
});

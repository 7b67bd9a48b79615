/** The popup: the queue over the tab in which the toolbar icon was clicked. That click armed the tab. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { sendMessage } from '../../utils/messaging/send-message.ts';
import { browser } from '../../utils/platform/native-browser.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { QueueApp } from '../../utils/ui/queue-app.tsx';

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? null;
// First of all: a popup that is closed again at once has armed the tab all the same.
if (tabId !== null) void sendMessage('tab/arm', { tabId }).catch((error) => console.error('Arming', error));
const root = document.getElementById('app');
followWipe(() => root && render(null, root));
const database = await openPageDatabase();
const language = await getLanguage();
const locale = { language, texts: await loadPageTexts(language) };
if (root && !database) (await import('../../utils/ui/unlock-app.tsx')).showLocked(root, locale, tabId);
else if (root && database)
  render(
    <QueueApp
      queries={createQueueQueries(database)}
      // Not in the first view.
      loadEvidence={async () =>
        (await import('../../utils/storage/evidence-queries.ts')).createEvidenceQueries(database)
      }
      tabId={tabId}
      initialLocale={locale}
      initialFinding={null}
      openDesk={null}
      initiallyDirect={false}
    />,
    root,
  );

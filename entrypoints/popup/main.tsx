/** The popup: the queue over the tab in which the toolbar icon was clicked. That click armed the tab. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { sendMessage } from '../../utils/messaging/send-message.ts';
import { browser } from '../../utils/platform/native-browser.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { QueueApp } from '../../utils/ui/queue-app.tsx';

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
// First of all: a popup that is closed again at once has armed the tab all the same.
if (tab?.id !== undefined)
  void sendMessage('tab/arm', { tabId: tab.id }).catch((error) => console.error('Arming', error));
const database = openDatabase();
const queries = createQueueQueries(database);
/** Not in the first view. */
const loadEvidence = async () =>
  (await import('../../utils/storage/evidence-queries.ts')).createEvidenceQueries(database);
const language = await getLanguage();
const texts = await loadPageTexts(language);
const root = document.getElementById('app');
followWipe(() => root && render(null, root));
if (root)
  render(
    <QueueApp
      queries={queries}
      loadEvidence={loadEvidence}
      tabId={tab?.id ?? null}
      initialLocale={{ language, texts }}
      initialFinding={null}
      openDesk={null}
      initiallyDirect={false}
    />,
    root,
  );

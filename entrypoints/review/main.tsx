/** The review page: the popup's app in a tab of its own; `#ID` opens one finding, `#langsung` the form for a direct one. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { DIRECT, QueueApp } from '../../utils/ui/queue-app.tsx';

const database = openDatabase();
const queries = createQueueQueries(database);
const openDesk = async () => (await import('./open-direct-desk.ts')).openDirectDesk(database);
const asked = location.hash.slice(1);
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
      tabId={null}
      initialLocale={{ language, texts }}
      initialFinding={asked === DIRECT ? null : asked || null}
      openDesk={openDesk}
      initiallyDirect={asked === DIRECT}
    />,
    root,
  );

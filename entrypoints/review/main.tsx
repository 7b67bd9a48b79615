/** The review page: the popup's app in a tab of its own; `#ID` opens one finding. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { QueueApp } from '../../utils/ui/queue-app.tsx';

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
      tabId={null}
      initialLocale={{ language, texts }}
      initialFinding={location.hash.slice(1) || null}
    />,
    root,
  );

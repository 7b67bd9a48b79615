/** The review page: the popup's app in a tab of its own; `#ID` opens one finding, `#langsung` the form for a direct one. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { DIRECT, QueueApp } from '../../utils/ui/queue-app.tsx';

const asked = location.hash.slice(1);
const root = document.getElementById('app');
followWipe(() => root && render(null, root));
const database = await openPageDatabase();
const language = await getLanguage();
const locale = { language, texts: await loadPageTexts(language) };
if (root && !database) (await import('../../utils/ui/unlock-app.tsx')).showLocked(root, locale);
else if (root && database)
  render(
    <QueueApp
      queries={createQueueQueries(database)}
      // Not in the first view.
      loadEvidence={async () =>
        (await import('../../utils/storage/evidence-queries.ts')).createEvidenceQueries(database)
      }
      tabId={null}
      initialLocale={locale}
      initialFinding={asked === DIRECT ? null : asked || null}
      openDesk={async () => (await import('./open-direct-desk.ts')).openDirectDesk(database)}
      initiallyDirect={asked === DIRECT}
    />,
    root,
  );

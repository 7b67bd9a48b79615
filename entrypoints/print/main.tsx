/** The printed form for Bawaslu: `#ID` names the finding. What is typed here about the reporter is stored nowhere. */
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { PrintApp } from '../../utils/ui/print-app.tsx';
import { showPage } from '../../utils/ui/show-page.tsx';

await showPage(openPageDatabase(), (database, locale) => (
  <PrintApp queries={createQueueQueries(database)} findingId={location.hash.slice(1)} locale={locale} />
));

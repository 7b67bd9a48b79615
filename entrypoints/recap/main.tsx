/** The recap: figures from the findings on this device. */
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { RecapApp } from '../../utils/ui/recap-app.tsx';
import { showPage } from '../../utils/ui/show-page.tsx';

await showPage(openPageDatabase(), (database, locale) => (
  <RecapApp queries={createQueueQueries(database)} locale={locale} />
));

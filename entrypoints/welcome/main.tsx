/** The welcome page: opens once, when the extension has been installed. */
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { showPage } from '../../utils/ui/show-page.tsx';
import { WelcomeApp } from '../../utils/ui/welcome-app.tsx';
import { startPractice } from './start-practice.ts';

await showPage(openPageDatabase(), (database, locale) => (
  <WelcomeApp initialLocale={locale} queries={createQueueQueries(database)} startPractice={startPractice} />
));

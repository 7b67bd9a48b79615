/** The welcome page: opens once, when the extension has been installed. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { WelcomeApp } from '../../utils/ui/welcome-app.tsx';
import { startPractice } from './start-practice.ts';

const root = document.getElementById('app');
followWipe(() => root && render(null, root));
const database = await openPageDatabase();
const language = await getLanguage();
const locale = { language, texts: await loadPageTexts(language) };
if (root && !database) (await import('../../utils/ui/unlock-app.tsx')).showLocked(root, locale);
else if (root && database)
  render(
    <WelcomeApp initialLocale={locale} queries={createQueueQueries(database)} startPractice={startPractice} />,
    root,
  );

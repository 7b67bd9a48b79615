/** The welcome page: opens once, when the extension has been installed. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { WelcomeApp } from '../../utils/ui/welcome-app.tsx';
import { startPractice } from './start-practice.ts';

const queries = createQueueQueries(openDatabase());
const language = await getLanguage();
const texts = await loadPageTexts(language);
const root = document.getElementById('app');
followWipe(() => root && render(null, root));
if (root)
  render(<WelcomeApp initialLocale={{ language, texts }} queries={queries} startPractice={startPractice} />, root);

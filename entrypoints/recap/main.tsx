/** The recap: figures from the findings on this device. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { RecapApp } from '../../utils/ui/recap-app.tsx';

const queries = createQueueQueries(openDatabase());
const language = await getLanguage();
const texts = await loadPageTexts(language);
const root = document.getElementById('app');
if (root) render(<RecapApp queries={queries} locale={{ language, texts }} />, root);

/** The printed form for Bawaslu: `#ID` names the finding. What is typed here about the reporter is stored nowhere. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { openDatabase } from '../../utils/storage/database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { PrintApp } from '../../utils/ui/print-app.tsx';

const queries = createQueueQueries(openDatabase());
const language = await getLanguage();
const texts = await loadPageTexts(language);
const root = document.getElementById('app');
if (root) render(<PrintApp queries={queries} findingId={location.hash.slice(1)} locale={{ language, texts }} />, root);

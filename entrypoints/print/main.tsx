/** The printed form for Bawaslu: `#ID` names the finding. What is typed here about the reporter is stored nowhere. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { PrintApp } from '../../utils/ui/print-app.tsx';

const root = document.getElementById('app');
followWipe(() => root && render(null, root));
const database = await openPageDatabase();
const language = await getLanguage();
const locale = { language, texts: await loadPageTexts(language) };
if (root && !database) (await import('../../utils/ui/unlock-app.tsx')).showLocked(root, locale);
else if (root && database)
  render(<PrintApp queries={createQueueQueries(database)} findingId={location.hash.slice(1)} locale={locale} />, root);

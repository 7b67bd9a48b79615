/** The page of backups: everything as one encrypted file, and back. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { createBackupSource, createBackupTarget } from '../../utils/storage/backup-repository.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { BackupApp } from '../../utils/ui/backup-app.tsx';

const root = document.getElementById('app');
followWipe(() => root && render(null, root));
const database = await openPageDatabase();
const language = await getLanguage();
const locale = { language, texts: await loadPageTexts(language) };
if (root && !database) (await import('../../utils/ui/unlock-app.tsx')).showLocked(root, locale);
else if (root && database)
  render(
    <BackupApp
      queries={createQueueQueries(database)}
      source={createBackupSource(database)}
      target={createBackupTarget(database, () => new Date())}
      initialLocale={locale}
    />,
    root,
  );

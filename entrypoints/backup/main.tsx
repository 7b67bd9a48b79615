/** The page of backups: everything as one encrypted file, and back. */
import { createBackupSource, createBackupTarget } from '../../utils/storage/backup-repository.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { BackupApp } from '../../utils/ui/backup-app.tsx';
import { showPage } from '../../utils/ui/show-page.tsx';

await showPage(openPageDatabase(), (database, locale) => (
  <BackupApp
    queries={createQueueQueries(database)}
    source={createBackupSource(database)}
    target={createBackupTarget(database, () => new Date())}
    initialLocale={locale}
  />
));

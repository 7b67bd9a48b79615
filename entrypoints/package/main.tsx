/** The page of packages: `#finding/ID` exports one finding; without, a list is chosen. Also checks any package. */
import { render } from 'preact';
import { describeAgent } from '../../utils/background/describe-agent.ts';
import type { FindingPatch } from '../../utils/contract/finding.ts';
import { keepImported } from '../../utils/direct/keep-imported.ts';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { sendMessage } from '../../utils/messaging/send-message.ts';
import { followWipe } from '../../utils/platform/wipe-signal.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import type { Database } from '../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../utils/storage/evidence-queries.ts';
import { createKeyRepository } from '../../utils/storage/key-repository.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { PackageApp } from '../../utils/ui/package-app.tsx';

/** Keeps imported rows as drafts, as the background would. */
const importInto = (database: Database) => ({
  repository: createCaptureRepository(database),
  isBlank: async (id: string) => {
    const row = await database.findings.get(id);
    return row?.queue === 'review' && row.finding.version === 1;
  },
  describeAgent: () => describeAgent({ viewport: { width: innerWidth, height: innerHeight }, devicePixelRatio }),
  now: () => new Date(),
  update: (id: string, patch: FindingPatch) => sendMessage('finding/update', { id, patch }),
});
const root = document.getElementById('app');
followWipe(() => root && render(null, root));
const database = await openPageDatabase();
const language = await getLanguage();
const locale = { language, texts: await loadPageTexts(language) };
if (root && !database) (await import('../../utils/ui/unlock-app.tsx')).showLocked(root, locale);
else if (root && database)
  render(
    <PackageApp
      queries={createQueueQueries(database)}
      evidence={createEvidenceQueries(database)}
      sign={createKeyRepository(database, () => new Date()).sign}
      keepImported={(rows) => keepImported(rows, importInto(database))}
      initialLocale={locale}
      findingId={/^#finding\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null}
    />,
    root,
  );

/** The page of packages: `#finding/ID` exports one finding; without, a list is chosen. Also checks any package. */
import { describeAgent } from '../../utils/background/describe-agent.ts';
import type { FindingPatch } from '../../utils/contract/finding.ts';
import { keepImported } from '../../utils/direct/keep-imported.ts';
import { sendMessage } from '../../utils/messaging/send-message.ts';
import { createCaptureRepository } from '../../utils/storage/capture-repository.ts';
import type { Database } from '../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../utils/storage/evidence-queries.ts';
import { createKeyRepository } from '../../utils/storage/key-repository.ts';
import { openPageDatabase } from '../../utils/storage/open-page-database.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { PackageApp } from '../../utils/ui/package-app.tsx';
import { showPage } from '../../utils/ui/show-page.tsx';

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

await showPage(openPageDatabase(), (database, locale) => (
  <PackageApp
    queries={createQueueQueries(database)}
    evidence={createEvidenceQueries(database)}
    sign={createKeyRepository(database, () => new Date()).sign}
    keepImported={(rows) => keepImported(rows, importInto(database))}
    initialLocale={locale}
    findingId={/^#finding\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null}
  />
));

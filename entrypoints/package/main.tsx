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
import { openDatabase } from '../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../utils/storage/evidence-queries.ts';
import { createKeyRepository } from '../../utils/storage/key-repository.ts';
import { createQueueQueries } from '../../utils/storage/queue-queries.ts';
import { PackageApp } from '../../utils/ui/package-app.tsx';

const database = openDatabase();
const { sign } = createKeyRepository(database, () => new Date());
const importDeps = {
  repository: createCaptureRepository(database),
  describeAgent: () => describeAgent({ viewport: { width: innerWidth, height: innerHeight }, devicePixelRatio }),
  now: () => new Date(),
  update: (id: string, patch: FindingPatch) => sendMessage('finding/update', { id, patch }),
};
const language = await getLanguage();
const texts = await loadPageTexts(language);
const root = document.getElementById('app');
followWipe(() => root && render(null, root));
if (root)
  render(
    <PackageApp
      queries={createQueueQueries(database)}
      evidence={createEvidenceQueries(database)}
      sign={sign}
      keepImported={(rows) => keepImported(rows, importDeps)}
      initialLocale={{ language, texts }}
      findingId={/^#finding\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null}
    />,
    root,
  );

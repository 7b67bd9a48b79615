/** The part of an open finding that tells whether its evidence holds. Loaded after the finding is shown. */
import { useEffect, useState } from 'preact/hooks';
import { EvidenceTools, type Verification } from '../../components/detail/evidence-tools.tsx';
import { verifyFinding } from '../evidence/verify-finding.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { createUuid } from '../platform/ids.ts';
import { browser } from '../platform/native-browser.ts';
import type { EvidenceQueries } from '../storage/evidence-queries.ts';
import { useLiveQuery } from './use-live-query.ts';

/**
 * What a page wrote, behind a policy that comes first, whatever the file says of itself: someone with the laptop may have
 * put another one there. Only our own style applies.
 */
function frameExcerpt(html: string | null): string | null {
  if (html === null) return null;
  const nonce = createUuid();
  return (
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">` +
    `<style nonce="${nonce}">body{font:14px/1.5 system-ui;margin:12px;color:#1b1f24;background:#fff;overflow-wrap:anywhere}</style>${html}`
  );
}

interface Props {
  findingId: string;
  queries: EvidenceQueries;
}

export function EvidenceSection({ findingId, queries }: Props) {
  const custody = useLiveQuery(() => queries.custody(findingId), `custody ${findingId}`);
  const [excerpt, setExcerpt] = useState<string | null>();
  const [verification, setVerification] = useState<Verification>({ state: 'idle' });

  useEffect(() => {
    // Looking is an event, too. A finding that is gone meanwhile has nothing to note.
    void sendMessage('finding/view', { id: findingId }).catch((error) => console.warn('The view is not logged', error));
  }, [findingId]);

  async function verify() {
    setVerification({ state: 'busy' });
    try {
      const evidence = await queries.read(findingId);
      const mismatch = evidence
        ? await verifyFinding(evidence, queries.measure)
        : ({ code: 'finding-changed', subject: findingId } as const);
      setVerification(mismatch ? { state: 'bad', mismatch } : { state: 'good' });
    } catch (error) {
      console.error('The evidence cannot be read', error);
      setVerification({ state: 'bad', mismatch: { code: 'file-missing', subject: findingId } });
    }
  }

  return (
    <EvidenceTools
      custody={custody.state === 'ready' ? custody.value : []}
      verification={verification}
      excerpt={excerpt}
      onShowExcerpt={() =>
        void queries
          .getExcerpt(findingId)
          .then(frameExcerpt)
          .then(setExcerpt, () => setExcerpt(null))
      }
      onVerify={() => void verify()}
      onExport={() => void browser.tabs.create({ url: browser.runtime.getURL(`/package.html#finding/${findingId}`) })}
    />
  );
}

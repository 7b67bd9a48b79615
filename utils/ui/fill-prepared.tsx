/** In the popup over a channel's page: the way to fill in what was prepared on the review page. */
import { useEffect, useState } from 'preact/hooks';
import { FillBar } from '../../components/filing/fill-bar.tsx';
import type { Response } from '../messaging/messages.ts';
import { sendMessage } from '../messaging/send-message.ts';
import type { FindingDetail, QueueQueries } from '../storage/queue-queries.ts';
import { getPrepared, type PreparedFiling } from './prepared-filing.ts';

interface Props {
  queries: QueueQueries;
  tabId: number;
  run(task: Promise<unknown>): Promise<boolean>;
}

export function FillPrepared({ queries, tabId, run }: Props) {
  const [ready, setReady] = useState<(PreparedFiling & { detail: FindingDetail }) | null>(null);
  const [result, setResult] = useState<Response<'form/fill'> | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void (async () => {
      const prepared = await getPrepared();
      // Only over the channel's own page: elsewhere it would be in the way.
      if (!prepared || !(await sendMessage('form/fits', { tabId, channelId: prepared.channelId })).fits) return;
      const detail = await queries.detail(prepared.findingId);
      if (detail) setReady({ ...prepared, detail });
    })();
  }, [queries, tabId]);
  if (!ready) return null;
  const { detail, findingId, channelId } = ready;
  const fill = async () => {
    setBusy(true);
    const filling = sendMessage('form/fill', { tabId, findingId, channelId });
    if (await run(filling)) setResult(await filling);
    setBusy(false);
  };
  const { name, account } = detail.row.finding.reported;
  return (
    <FillBar title={name ?? account ?? detail.row.summary.title ?? ''} result={result} busy={busy} onFill={fill} />
  );
}

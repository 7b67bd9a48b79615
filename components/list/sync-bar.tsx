import type { Delivery } from '../../utils/storage/queue-queries.ts';
import { useDateFormat, useTexts } from '../../utils/ui/language-context.ts';

interface Props {
  delivery: Delivery;
  /** Approved findings, sent or not yet queued. */
  waiting: number;
  /** Findings that this run started with; what is gone from the outbox since has arrived. */
  batch: number;
  onSend(): void;
  onJoin(): void;
}

/** Sending: the button, the progress in total, and what stands in the way. */
export function SyncBar({ delivery, waiting, batch, onSend, onJoin }: Props) {
  const texts = useTexts();
  const formatDate = useDateFormat();
  if (waiting === 0) return null;
  if (!delivery.device)
    return (
      <div class="bar">
        <p>{texts.joinFirst}</p>
        <button type="button" class="button primary" onClick={onJoin}>
          {texts.join}
        </button>
      </div>
    );
  const under = delivery.rows.filter(({ state }) => state === 'queued' || state === 'sending');
  const problem = delivery.rows.find(({ error }) => error !== null);
  const left = under.length + delivery.more;
  const done = Math.max(0, batch - left);
  const arriving = under.reduce((sum, { sentBytes, totalBytes }) => sum + (totalBytes && sentBytes / totalBytes), 0);
  return (
    <div class="bar">
      {left > 0 ? (
        <p role="status">
          {texts.sending(Math.min(done + 1, batch), batch)}
          <progress max={batch} value={done + arriving} aria-label={texts.sending(done, batch)} />
        </p>
      ) : (
        <button type="button" class="button primary" onClick={onSend}>
          {texts.sendAll(waiting)}
        </button>
      )}
      {problem?.error && (
        <p class="problem" role="alert">
          {texts.delivery[problem.error]}
          {problem.state === 'waiting' &&
            ` ${texts.retryAt(formatDate(new Date(problem.nextAttemptAt).toISOString()))}`}
        </p>
      )}
    </div>
  );
}

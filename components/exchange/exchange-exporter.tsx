import { useState } from 'preact/hooks';
import { EXCHANGE_TEXTS } from '../../utils/i18n/exchange-texts.ts';
import type { ListedQueue } from '../../utils/storage/database.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import { useEvidenceTexts } from '../../utils/ui/use-evidence-texts.ts';

interface Props {
  counts: Record<ListedQueue, number>;
  /** What was saved last; null before. */
  saved: { count: number; name: string } | null;
  onSave(queue: ListedQueue, format: 'jsonl' | 'csv'): void;
}

const QUEUES: readonly ListedQueue[] = ['review', 'outgoing', 'sent', 'dismissed'];
const FORMATS = ['jsonl', 'csv'] as const;

/** A list of findings as a table. */
export function ExchangeExporter({ counts, saved, onSave }: Props) {
  const texts = useTextsOf(EXCHANGE_TEXTS);
  const { listed } = useEvidenceTexts();
  const { tabs } = useTexts();
  const [queue, setQueue] = useState<ListedQueue>('sent');
  return (
    <section class="card" aria-labelledby="exchange-title">
      <h2 id="exchange-title">{texts.title}</h2>
      <p class="hint">{texts.hint}</p>
      <label>
        {texts.which}
        <select
          name="exchangeList"
          value={queue}
          onChange={({ currentTarget }) => setQueue(QUEUES.find((name) => name === currentTarget.value) ?? queue)}
        >
          {QUEUES.map((name) => (
            <option key={name} value={name}>
              {listed(tabs[name], counts[name])}
            </option>
          ))}
        </select>
      </label>
      <div class="row">
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            disabled={counts[queue] === 0}
            onClick={() => onSave(queue, format)}
          >
            {texts.saveAs[format]}
          </button>
        ))}
      </div>
      <p role="status">{saved && texts.saved(saved.count, saved.name)}</p>
    </section>
  );
}

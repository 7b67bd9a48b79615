import { useState } from 'preact/hooks';
import { EXCHANGE_TEXTS } from '../../utils/i18n/exchange-texts.ts';
import type { ListedQueue } from '../../utils/storage/database.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { QueueSelect } from '../package/queue-select.tsx';

interface Props {
  counts: Record<ListedQueue, number>;
  /** What was saved last; null before. */
  saved: { count: number; name: string } | null;
  onSave(queue: ListedQueue, format: 'jsonl' | 'csv'): void;
}

const FORMATS = ['jsonl', 'csv'] as const;

/** A list of findings as a table. */
export function ExchangeExporter({ counts, saved, onSave }: Props) {
  const texts = useTextsOf(EXCHANGE_TEXTS);
  const [queue, setQueue] = useState<ListedQueue>('sent');
  return (
    <section class="card" aria-labelledby="exchange-title">
      <h2 id="exchange-title">{texts.title}</h2>
      <p class="hint">{texts.hint}</p>
      <QueueSelect label={texts.which} name="exchangeList" value={queue} counts={counts} onSelect={setQueue} />
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

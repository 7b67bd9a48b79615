import type { ListedQueue } from '../../utils/storage/database.ts';
import { useTexts } from '../../utils/ui/language-context.ts';
import { QUEUES } from '../../utils/ui/queues.ts';
import { useEvidenceTexts } from '../../utils/ui/use-evidence-texts.ts';

interface Props {
  label: string;
  name: string;
  value: ListedQueue;
  counts: Record<ListedQueue, number>;
  disabled?: boolean;
  onSelect(queue: ListedQueue): void;
}

/** Which list leaves, and how many findings are in each. */
export function QueueSelect({ label, name, value, counts, disabled = false, onSelect }: Props) {
  const { listed } = useEvidenceTexts();
  const { tabs } = useTexts();
  return (
    <label>
      {label}
      <select
        name={name}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = QUEUES.find((queue) => queue === currentTarget.value);
          if (chosen) onSelect(chosen);
        }}
      >
        {QUEUES.map((queue) => (
          <option key={queue} value={queue}>
            {listed(tabs[queue], counts[queue])}
          </option>
        ))}
      </select>
    </label>
  );
}

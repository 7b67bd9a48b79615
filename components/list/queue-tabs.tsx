import type { ListedQueue } from '../../utils/storage/database.ts';
import { useTexts } from '../../utils/ui/language-context.ts';
import { QUEUES } from '../../utils/ui/queues.ts';

/** Lists whose length asks something of the person; the others only grow. */
const WAITING: ReadonlySet<ListedQueue> = new Set(['review', 'outgoing']);

interface Props {
  shown: ListedQueue;
  /** 0 until they are counted. */
  countOf(queue: ListedQueue): number;
  onChoose(queue: ListedQueue): void;
}

/** The lists, and how much waits in those that wait for the person. */
export function QueueTabs({ shown, countOf, onChoose }: Props) {
  const texts = useTexts();
  return (
    <nav class="tabs" aria-label={texts.tabsLabel}>
      {QUEUES.map((name) => (
        <button
          key={name}
          type="button"
          class="tab"
          aria-current={name === shown ? 'page' : undefined}
          onClick={() => onChoose(name)}
        >
          {texts.tabs[name]} {/* Its room is kept: a number that comes must not push the others aside. */}
          {WAITING.has(name) && <span class="count">{countOf(name) > 0 && countOf(name)}</span>}
        </button>
      ))}
    </nav>
  );
}

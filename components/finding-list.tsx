import { useEffect, useRef } from 'preact/hooks';
import type { Handling } from '../utils/contract/api.ts';
import type { ListedQueue } from '../utils/storage/database.ts';
import type { QueueItem } from '../utils/storage/list-queries.ts';
import { useDateFormat, useTexts } from '../utils/ui/language-context.ts';
import { useModule } from '../utils/ui/use-module.ts';
import { Thumbnail } from './thumbnail.tsx';

const loadHandling = () => import('./handling.tsx');

interface Props {
  queue: ListedQueue;
  items: readonly QueueItem[];
  total: number;
  selected: string | null;
  /** What is selected for deciding about many; null where that is not offered. */
  picked?: readonly string[] | null;
  onPick?(id: string): void;
  /** What is said when a search or order leaves nothing. */
  none?: string | null;
  onOpen(id: string): void;
  onMore(): void;
}

/** The findings of one list, newest first. Asks for more when its end comes into view. */
export function FindingList({
  queue,
  items,
  total,
  selected,
  picked = null,
  onPick = () => {},
  none = null,
  onOpen,
  onMore,
}: Props) {
  const texts = useTexts();
  const end = useRef<HTMLLIElement>(null);
  const hasMore = items.length < total;

  useEffect(() => {
    if (!hasMore || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '600px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, items.length, onMore]);

  if (total === 0 && none) return <p class="empty">{none}</p>;
  if (total === 0) {
    const { title, hint } = texts.empty[queue];
    return (
      <div class="empty">
        <p class="empty-title">{title}</p>
        <p>{hint}</p>
      </div>
    );
  }
  return (
    <ul class="list">
      {items.map((item) => (
        <li key={item.row.id} class="item-row">
          {picked && (
            <label class="pick">
              <input
                type="checkbox"
                checked={picked.includes(item.row.id)}
                aria-label={texts.pick(item.row.summary.title ?? texts.unknownAuthor)}
                onChange={() => onPick(item.row.id)}
              />
            </label>
          )}
          <FindingItem item={item} selected={item.row.id === selected} onOpen={onOpen} />
        </li>
      ))}
      {hasMore && (
        <li ref={end} class="list-more">
          <button type="button" class="button" onClick={onMore}>
            {texts.more}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Not in the first view: most findings that are shown there were not sent yet. */
function Handled({ handling }: { handling: Handling }) {
  const module = useModule(loadHandling);
  return <span class="item-state">{module && <module.HandlingLine handling={handling} />}</span>;
}

function FindingItem({ item, selected, onOpen }: { item: QueueItem; selected: boolean; onOpen(id: string): void }) {
  const texts = useTexts();
  const formatDate = useDateFormat();
  const { row, thumbnail, outbox } = item;
  const { target, title, excerpt } = row.summary;
  return (
    <button
      type="button"
      class="item"
      data-finding={row.id}
      aria-current={selected ? 'true' : undefined}
      onClick={() => onOpen(row.id)}
    >
      <Thumbnail blob={thumbnail} missing={texts.noThumbnail} />
      <span class="item-words">
        <span class="item-title">{title ?? texts.unknownAuthor}</span>
        {excerpt && <span class="item-excerpt">{excerpt}</span>}
        <span class="item-meta">
          {texts.target[target]} · {formatDate(row.createdAt)}
        </span>
        {row.dueAt && (row.queue === 'review' || row.queue === 'outgoing') && (
          <span class="item-due">
            {Date.parse(row.dueAt) < Date.now() ? texts.duePassed : texts.due(formatDate(row.dueAt))}
          </span>
        )}
        {outbox && (
          <span class={`item-state state-${outbox.state}`}>
            {texts.state[outbox.state]}
            {outbox.state === 'sending' && outbox.totalBytes > 0 && (
              <progress max={outbox.totalBytes} value={outbox.sentBytes} aria-label={texts.state.sending} />
            )}
            {/* What keeps all of them waiting is said once, above the list. */}
            {outbox.state === 'rejected' && outbox.error && `: ${texts.delivery[outbox.error]}`}
          </span>
        )}
        {item.handling && <Handled handling={item.handling} />}
      </span>
    </button>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { Handling } from '../../utils/contract/api.ts';
import type { ListedQueue } from '../../utils/storage/database.ts';
import type { QueueItem } from '../../utils/storage/list-queries.ts';
import { useDateFormat, useTexts } from '../../utils/ui/language-context.ts';
import { useModule } from '../../utils/ui/use-module.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';
import { type ListPosition, TOP, useVirtualRows } from '../../utils/ui/use-virtual-rows.ts';
import { RowSkeleton } from '../frame/skeleton.tsx';
import { Thumbnail } from './thumbnail.tsx';

const loadHandling = () => import('../detail/handling.tsx');

interface Props {
  queue: ListedQueue;
  /** A part of the list, of which `offset` come before it. */
  items: readonly QueueItem[];
  offset?: number;
  total: number;
  /** What the list is of: another one begins at its top. */
  view?: string;
  /** Where the person was in it. */
  position?: ListPosition;
  /** The finding that has the focus when the list comes back; null for none. */
  focused?: string | null;
  /** What is selected for deciding about many; null where that is not offered. */
  picked?: readonly string[] | null;
  onPick?(id: string): void;
  /** What is said when a search or order leaves nothing. */
  none?: string | null;
  onOpen(id: string): void;
  /** These are in view, or about to be. */
  onRange(first: number, last: number): void;
  onLeave?(position: ListPosition): void;
}

/** The findings of one list, newest first: those in view, however many there are. */
export function FindingList({
  queue,
  items,
  offset = 0,
  total,
  view = '',
  position = TOP,
  focused = null,
  picked = null,
  onPick = () => {},
  none = null,
  onOpen,
  onRange,
  onLeave = () => {},
}: Props) {
  const texts = useTexts();
  const list = useRef<HTMLUListElement>(null);
  // What has the focus is in the page wherever it stands, also when it is not in the part that is read any more.
  const held = useRef<{ index: number; item: QueueItem } | null>(null);
  const itemAt = (index: number) =>
    items[index - offset] ?? (held.current?.index === index ? held.current.item : undefined);
  const virtual = useVirtualRows({ count: total, list, view, position, onLeave });
  const rows = virtual?.rows ?? items.map((_, index) => ({ index: index + offset, start: null }));
  useEffect(() => {
    // Every time: it is another part that is asked for when the list is of something else.
    if (virtual?.inView) onRange(...virtual.inView);
  });
  const wanted = useRef(focused);
  useEffect(() => {
    const row = wanted.current && list.current?.querySelector<HTMLElement>(`[data-finding="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

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
    <ul ref={list} class="list" style={virtual ? { height: `${virtual.height}px` } : undefined}>
      {rows.map(({ index, start }) => {
        const item = itemAt(index);
        return (
          <li
            key={item?.row.id ?? index}
            ref={virtual?.measure ?? null}
            class="item-row"
            data-index={index}
            onFocusCapture={() => {
              held.current = item ? { index, item } : null;
            }}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={start === null ? undefined : { transform: `translateY(${start}px)` }}
          >
            {!item && <RowSkeleton />}
            {item && picked && (
              <label class="pick">
                <input
                  type="checkbox"
                  checked={picked.includes(item.row.id)}
                  aria-label={texts.pick(item.row.summary.title ?? texts.unknownAuthor)}
                  onChange={() => onPick(item.row.id)}
                />
              </label>
            )}
            {item && <FindingItem item={item} onOpen={onOpen} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Not in the first view: most findings that are shown there were not sent yet. */
function Handled({ handling }: { handling: Handling }) {
  const module = useModule(loadHandling);
  return <span class="item-state">{module && <module.HandlingLine handling={handling} />}</span>;
}

function FindingItem({ item, onOpen }: { item: QueueItem; onOpen(id: string): void }) {
  const texts = useTexts();
  const formatDate = useDateFormat();
  // A deadline is the authority's: it names its zone.
  const formatMoment = useMomentFormat();
  const { row, thumbnail, outbox } = item;
  const { target, title, excerpt } = row.summary;
  return (
    <button type="button" class="item" data-finding={row.id} onClick={() => onOpen(row.id)}>
      <Thumbnail blob={thumbnail} missing={texts.noThumbnail} />
      <span class="item-words">
        <span class="item-title">{title ?? texts.unknownAuthor}</span>
        {excerpt && <span class="item-excerpt">{excerpt}</span>}
        <span class="item-meta">
          {texts.target[target]} · {formatDate(row.createdAt)}
        </span>
        {row.dueAt && (row.queue === 'review' || row.queue === 'outgoing') && (
          <span class="item-due">
            {Date.parse(row.dueAt) < Date.now() ? texts.duePassed : texts.due(formatMoment(row.dueAt))}
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

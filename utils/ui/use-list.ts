/** The list that is shown: which one it is, the part of it that is read, and where the person is in it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ListedQueue } from '../storage/database.ts';
import type { ListAnswer, ListView, QueueItem } from '../storage/list-queries.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { QUEUES } from './queues.ts';
import { type Live, useLiveQuery } from './use-live-query.ts';
import { type ListPosition, TOP } from './use-virtual-rows.ts';

/** Fills the popup; more comes as soon as that is shown. */
const BEGINNING = { offset: 0, limit: 8 };
/** Findings that are read before and after those in view. */
const AROUND = 24;

export interface ShownList {
  view: ListView;
  /** Another list, or another order or search in it: it begins at its top. */
  show(view: ListView): void;
  /** Not all of the list, but those that have the words, or a deadline. */
  isNarrowed: boolean;
  live: Live<ListAnswer>;
  items: readonly QueueItem[];
  ids: readonly string[];
  /** How many the list has in all. */
  total: number;
  /** How many there are in each list; 0 while that is not known. */
  countOf(queue: ListedQueue): number;
  /** Something could not be read. */
  isBroken: boolean;
  /** Null until the list is there: whatever else is read can wait for it. */
  afterList: string | null;
  /** What shows the list is told of it. */
  place: {
    offset: number;
    view: string;
    position: ListPosition;
    focused: string | null;
    onRange(first: number, last: number): void;
    onLeave(position: ListPosition): void;
  };
}

/** `queries` is null until the database is there; `open` the finding that is shown instead of the list. */
export function useList(queries: QueueQueries | null, open: string | null): ShownList {
  const [view, setView] = useState<ListView>({ queue: 'review', order: 'newest', words: '' });
  const [range, setRange] = useState(BEGINNING);
  const [loaded, setLoaded] = useState<typeof range | null>(null);
  const { queue, order, words } = view;
  const name = `${queue} ${order} ${words}`;
  // While a finding is open the list stays as it is, but for what follows: typing must not read it again with every letter.
  const live = useLiveQuery(
    queries && (() => queries.list({ ...view, ...range })),
    open === null || loaded !== range ? `list ${range.offset} ${range.limit} ${name}` : null,
  );
  useEffect(() => setLoaded(range), [live]);
  // The list is what the person waits for: with ten thousand findings, counting first would hold it up.
  const afterList = live.state === 'loading' && open === null ? null : 'after list';
  // Nor are ten thousand findings counted again with every letter.
  const counts = useLiveQuery(
    queries && (() => Promise.all(QUEUES.map(queries.count))),
    open === null ? afterList : null,
  );
  const countOf = (name: ListedQueue) => (counts.state === 'ready' ? (counts.value[QUEUES.indexOf(name)] ?? 0) : 0);
  const answer = live.state === 'ready' ? live.value : { items: [], offset: 0, total: null };
  const { items, offset } = answer;
  const ids = items.map(({ row }) => row.id);
  const total = Math.max(answer.total ?? countOf(queue), offset + ids.length);

  const onRange = useCallback(
    (first: number, last: number) =>
      setRange((now) =>
        first >= now.offset && last < now.offset + now.limit
          ? now
          : { offset: Math.max(0, first - AROUND), limit: last - first + 1 + 2 * AROUND },
      ),
    [],
  );
  // What comes before and after the open finding is there before it is asked for.
  useEffect(() => {
    const at = open === null ? -1 : ids.indexOf(open);
    if (at >= 0) onRange(Math.max(0, offset + at - 1), Math.min(total - 1, offset + at + 1));
  }, [open, offset, ids.length, total]);

  const position = useRef(TOP);
  const focused = useRef<string | null>(null);
  if (open !== null) focused.current = open;

  return {
    view,
    show: (next) => {
      setView(next);
      setRange(BEGINNING);
      position.current = TOP;
      focused.current = null;
    },
    isNarrowed: words.trim() !== '' || order === 'deadline',
    live,
    items,
    ids,
    total,
    countOf,
    isBroken: live.state === 'failed' || counts.state === 'failed',
    afterList,
    place: {
      offset,
      view: name,
      position: position.current,
      focused: focused.current,
      onRange,
      onLeave: (left) => {
        position.current = left;
      },
    },
  };
}

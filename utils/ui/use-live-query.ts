/** Reads that follow the database, across contexts: what the background writes appears in an open page. */
import { useEffect, useState } from 'preact/hooks';
import { followQuery } from '../storage/follow-query.ts';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/** `key` says when the query is another one; until the new one answers, the old value stays. Null: not yet. */
export function useLiveQuery<T>(query: () => Promise<T>, key: string | null): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  useEffect(() => {
    if (key === null) return;
    return followQuery(
      query,
      (value) => setLive({ state: 'ready', value }),
      (error) => {
        console.error('A query failed', error);
        setLive({ state: 'failed' });
      },
    );
  }, [key]);
  return live;
}

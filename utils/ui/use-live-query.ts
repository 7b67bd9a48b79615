/** Reads that follow the database, across contexts: what the background writes appears in an open page. */
import { useEffect, useState } from 'preact/hooks';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/**
 * `key` says when the query is another one; until the new one answers, the old value stays. Null for either: not yet. What
 * follows the database comes with it: a page's first view does without.
 */
export function useLiveQuery<T>(query: (() => Promise<T>) | null, key: string | null): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  const isThere = query !== null;
  useEffect(() => {
    if (!query || key === null) return;
    let stop = () => {};
    let wanted = true;
    void import('../storage/follow-query.ts').then(({ followQuery }) => {
      if (!wanted) return;
      stop = followQuery(
        query,
        (value) => setLive({ state: 'ready', value }),
        (error) => {
          console.error('A query failed', error);
          setLive({ state: 'failed' });
        },
      );
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [key, isThere]);
  return live;
}

/** Reads that follow the database, across contexts: what the background writes appears in an open page. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { followQuery } from '../storage/follow-query.ts';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

type Follow = typeof followQuery;
let follow: Follow | null = null;

/** Takes what follows the database from whoever has loaded it already: to load it by itself would take longer. */
export function provideFollowQuery(given: Follow): void {
  follow = given;
}

/**
 * `key` says when the query is another one; until the new one answers, the old value stays. Null for either: not yet. What
 * follows the database comes with it: a page's first view does without.
 */
export function useLiveQuery<T>(query: (() => Promise<T>) | null, key: string | null): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  const isThere = query !== null;
  // Not after the next painting: what is asked for is what the person waits for.
  useLayoutEffect(() => {
    if (!query || key === null) return;
    let stop = () => {};
    let wanted = true;
    const begin = (using: Follow) => {
      stop = using(
        query,
        (value) => setLive({ state: 'ready', value }),
        (error) => {
          console.error('A query failed', error);
          setLive({ state: 'failed' });
        },
      );
    };
    if (follow) begin(follow);
    else void import('../storage/follow-query.ts').then((module) => wanted && begin(module.followQuery));
    return () => {
      wanted = false;
      stop();
    };
  }, [key, isThere]);
  return live;
}

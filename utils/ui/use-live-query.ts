/** Reads that follow the database, across contexts: what the background writes appears in an open page. */
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/** `key` says when the query is another one; until the new one answers, the old value stays. Null: not yet. */
export function useLiveQuery<T>(query: () => Promise<T>, key: string | null): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  useEffect(() => {
    if (key === null) return;
    const subscription = liveQuery(query).subscribe({
      next: (value) => setLive({ state: 'ready', value }),
      error: (error) => {
        console.error('A query failed', error);
        setLive({ state: 'failed' });
      },
    });
    return () => subscription.unsubscribe();
  }, [key]);
  return live;
}

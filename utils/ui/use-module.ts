/** Parts of a page that are not in its first view: loaded when they are first shown. */
import { useEffect, useState } from 'preact/hooks';

/** What was loaded before is there at once when it is shown again. */
const loaded = new WeakMap<() => Promise<unknown>, { exports: unknown }>();

/** Loads what is certain to be shown before anything is. */
export async function preloadModule(load: () => Promise<unknown>): Promise<void> {
  loaded.set(load, { exports: await load() });
}

/** What `load` imports, or null until it is there. `load` must be the same function at every render; null: not yet. */
export function useModule<T>(load: (() => Promise<T>) | null): T | null {
  const [module, setModule] = useState(((load && loaded.get(load)) as { exports: T } | null | undefined) ?? null);
  useEffect(() => {
    let wanted = true;
    if (load && !module)
      void load().then((exports) => {
        loaded.set(load, { exports });
        if (wanted) setModule({ exports });
      });
    return () => {
      wanted = false;
    };
  }, [load]);
  return module?.exports ?? null;
}

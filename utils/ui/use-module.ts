/** Parts of a page that are not in its first view: loaded when they are first shown. */
import { useEffect, useState } from 'preact/hooks';

/** What `load` imports, or null until it is there. `load` must be the same function at every render. */
export function useModule<T>(load: () => Promise<T>): T | null {
  const [module, setModule] = useState<{ exports: T } | null>(null);
  useEffect(() => {
    let wanted = true;
    void load().then((exports) => wanted && setModule({ exports }));
    return () => {
      wanted = false;
    };
  }, [load]);
  return module?.exports ?? null;
}

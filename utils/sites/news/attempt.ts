/** What all of this folder does on pages that may be hostile. */

/** A hostile page must not break the volunteer's click: what throws is as good as not found. */
export function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Tells a full device from other failures of the database. */

/** True for the error of a full disk or an exhausted quota, however deep Dexie has wrapped it. */
export function isStorageFull(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth++) {
    if (cause.name === 'QuotaExceededError' || /quota|disk|no space/i.test(cause.message)) return true;
    cause = 'inner' in cause ? cause.inner : cause.cause;
  }
  return false;
}

/** What the browser knows about the link. */

/** Whether it is metered by the person's wish (data saver) or known to be slow; false where the browser does not say. */
export function isSlowLink(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  if (typeof connection !== 'object' || connection === null) return false;
  const saves = 'saveData' in connection && connection.saveData === true;
  const kind = 'effectiveType' in connection ? String(connection.effectiveType) : '';
  return saves || kind.endsWith('2g');
}

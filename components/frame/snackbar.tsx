import { useEffect } from 'preact/hooks';

export interface Notice {
  message: string;
  isError: boolean;
  action: { label: string; run(): void } | null;
}

/** How long a notice with nothing wrong in it stays, in milliseconds. */
const STAYS_MS = 8_000;

/** What just happened, and the way back. */
export function Snackbar({ notice, onClose }: { notice: Notice | null; onClose(): void }) {
  useEffect(() => {
    if (!notice || notice.isError) return;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, onClose]);
  return (
    // The live region is there before its words, or screen readers stay silent.
    <div class="snackbar" role={notice?.isError ? 'alert' : 'status'} data-shown={notice !== null}>
      {notice && (
        <>
          <span>{notice.message}</span>
          {notice.action && (
            <button
              type="button"
              onClick={() => {
                notice.action?.run();
                onClose();
              }}
            >
              {notice.action.label}
            </button>
          )}
          {notice.isError && (
            <button type="button" onClick={onClose} aria-label="×">
              ×
            </button>
          )}
        </>
      )}
    </div>
  );
}

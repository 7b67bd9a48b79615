import './package.css';
import type { ListedQueue } from '../../utils/storage/database.ts';
import { useEvidenceTexts } from '../../utils/ui/use-evidence-texts.ts';
import { Choice } from '../form/fields.tsx';
import { QueueSelect } from './queue-select.tsx';

/** One finding, or a list of them. */
export type Selection = { finding: string; title: string } | { queue: ListedQueue };

export type ExportState =
  | { state: 'idle' | 'cancelled' }
  | { state: 'busy'; findings: number; total: number; bytes: number }
  | { state: 'saved'; name: string }
  | { state: 'failed'; code: 'evidence-broken' | 'finding-gone' | 'too-large' | 'failed'; detail: string | null };

interface Props {
  selection: Selection;
  counts: Record<ListedQueue, number>;
  status: ExportState;
  /** Whether originals that were redacted are left out; null where there are none. */
  withhold: boolean | null;
  onWithhold(withhold: boolean): void;
  onSelect(queue: ListedQueue): void;
  onSave(): void;
  onCancel(): void;
}

/** Choosing what to export, and how far it is. */
export function PackageExporter({
  selection,
  counts,
  status,
  withhold,
  onWithhold,
  onSelect,
  onSave,
  onCancel,
}: Props) {
  const texts = useEvidenceTexts();
  const busy = status.state === 'busy';
  const empty = 'queue' in selection && counts[selection.queue] === 0;
  return (
    <section class="card" aria-labelledby="export-title">
      <h2 id="export-title">{texts.exportTitle}</h2>
      <p class="hint">{texts.exportHint}</p>
      {'finding' in selection ? (
        <p>{texts.onlyOne(selection.title)}</p>
      ) : (
        <QueueSelect
          label={texts.whichList}
          name="package-list"
          value={selection.queue}
          counts={counts}
          disabled={busy}
          onSelect={onSelect}
        />
      )}
      {withhold !== null && (
        <>
          <Choice label={texts.leaveOut} checked={withhold} onChange={onWithhold} />
          <p class="hint">{withhold ? texts.leaveOutHint : texts.takeAlongHint}</p>
        </>
      )}
      {empty && <p class="hint">{texts.nothingToExport}</p>}
      <div class="row">
        <button type="button" class="button primary" onClick={onSave} disabled={busy || empty}>
          {texts.save}
        </button>
        {busy && (
          <button type="button" class="button" onClick={onCancel}>
            {texts.cancel}
          </button>
        )}
      </div>
      <div role="status" class="wide">
        {status.state === 'busy' && (
          <>
            <progress value={status.findings} max={Math.max(1, status.total)} aria-label={texts.exportTitle} />
            <p>{texts.saving(status.findings, status.total, status.bytes)}</p>
          </>
        )}
        {status.state === 'saved' && <p class="note note-sent">{texts.saved(status.name)}</p>}
        {status.state === 'cancelled' && <p class="note">{texts.cancelled}</p>}
        {status.state === 'failed' && (
          <div class="problem">
            <p>{texts.exportError[status.code]}</p>
            {status.detail && <p class="hash">{status.detail}</p>}
          </div>
        )}
      </div>
    </section>
  );
}

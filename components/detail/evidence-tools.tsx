import './evidence.css';
import type { CustodyEvent } from '../../utils/contract/custody.ts';
import type { Mismatch } from '../../utils/evidence/verify-finding.ts';
import { useEvidenceTexts } from '../../utils/ui/use-evidence-texts.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';

export type Verification = { state: 'idle' | 'busy' | 'good' } | { state: 'bad'; mismatch: Mismatch };

interface Props {
  custody: readonly CustodyEvent[];
  verification: Verification;
  onVerify(): void;
  onExport(): void;
  /** HTML that a page wrote; undefined until it is loaded, null where there is none. */
  excerpt: string | null | undefined;
  onShowExcerpt(): void;
}

/** Events of one kind in a row are one line: a draft is saved with every keystroke. */
function groupRuns(events: readonly CustodyEvent[]): { event: CustodyEvent; count: number }[] {
  const runs: { event: CustodyEvent; count: number }[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.event.kind === event.kind) runs[runs.length - 1] = { event, count: last.count + 1 };
    else runs.push({ event, count: 1 });
  }
  return runs;
}

/** Verifying and exporting one finding, and what happened to it. */
export function EvidenceTools({ custody, verification, onVerify, onExport, excerpt, onShowExcerpt }: Props) {
  const texts = useEvidenceTexts();
  const formatDate = useMomentFormat();
  return (
    <section class="evidence-tools" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <div class="row">
        <button type="button" class="button" onClick={onVerify} disabled={verification.state === 'busy'}>
          {verification.state === 'busy' ? texts.verifying : texts.verify}
        </button>
        <button type="button" class="button" onClick={onExport}>
          {texts.exportOne}
        </button>
      </div>
      <div role="status">
        {verification.state === 'good' && <p class="note note-sent">{texts.verified}</p>}
        {verification.state === 'bad' && (
          <div class="problem">
            <strong>{texts.mismatch}</strong>
            <p>{texts.problem[verification.mismatch.code]}</p>
            <p class="hash">{verification.mismatch.subject}</p>
          </div>
        )}
      </div>
      <details onToggle={(event) => event.currentTarget.open && onShowExcerpt()}>
        <summary>{texts.excerpt}</summary>
        {excerpt === null && <p class="hint">{texts.noExcerpt}</p>}
        {excerpt && (
          // No right at all: no script, no form, no address of its own. What is in it was made to load nothing.
          <iframe class="excerpt" title={texts.excerpt} sandbox="" srcdoc={excerpt} referrerpolicy="no-referrer" />
        )}
      </details>
      <details>
        <summary>{texts.log}</summary>
        {custody.length === 0 ? (
          <p class="hint">{texts.noLog}</p>
        ) : (
          <ol class="log">
            {groupRuns(custody).map(({ event, count }) => (
              <li key={event.seq}>
                <time dateTime={event.at}>{formatDate(event.at)}</time> <span>{texts.kind[event.kind]}</span>
                {count > 1 && <span class="hint"> {texts.times(count)}</span>}
              </li>
            ))}
          </ol>
        )}
      </details>
    </section>
  );
}

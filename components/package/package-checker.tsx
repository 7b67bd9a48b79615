import './package.css';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { PackageReport, PackageVerdict } from '../../utils/export/check-package.ts';
import { useEvidenceTexts } from '../../utils/ui/use-evidence-texts.ts';
import { FileButton } from '../frame/file-button.tsx';

export type CheckState =
  | { state: 'idle' }
  | { state: 'unreadable' }
  | { state: 'busy'; name: string; share: number }
  | { state: 'good'; name: string; report: PackageReport }
  | { state: 'bad'; name: string; problem: PackageVerdict };

interface Props {
  status: CheckState;
  onFile(file: File): void;
}

/** Takes a package by drop or choice, and says whether it holds. */
export function PackageChecker({ status, onFile }: Props) {
  const texts = useEvidenceTexts();
  const [over, setOver] = useState(false);
  return (
    <section
      class="card drop"
      data-over={over}
      aria-labelledby="check-title"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <h2 id="check-title">{texts.checkTitle}</h2>
      <p class="hint">{texts.checkHint}</p>
      <FileButton
        label={texts.choose}
        name="package"
        accept=".zip,application/zip"
        disabled={status.state === 'busy'}
        onFiles={([file]) => file && onFile(file)}
      />
      <div role="status" class="wide">
        <Verdict status={status} />
      </div>
    </section>
  );
}

function Verdict({ status }: { status: CheckState }) {
  const texts = useEvidenceTexts();
  if (status.state === 'idle') return null;
  if (status.state === 'unreadable') return <p class="problem">{texts.unreadable}</p>;
  if (status.state === 'busy')
    return (
      <>
        <progress value={status.share} max={1} aria-label={texts.checkTitle} />
        <p>{texts.checking(Math.floor(status.share * 100))}</p>
      </>
    );
  if (status.state === 'bad')
    return (
      <div class="problem">
        <strong>{texts.refused}</strong>
        <p class="hash">{status.name}</p>
        <p>{texts.problem[status.problem.code]}</p>
        {status.problem.subject && (
          <p class="hash">
            {texts.where}: {status.problem.subject}
          </p>
        )}
        <p>{texts.refusedMeans}</p>
      </div>
    );
  const { report } = status;
  const facts: (readonly [string, string | number])[] = [
    [texts.report.exported, report.date],
    [texts.report.findings, report.findings],
    [texts.report.captures, report.captures],
    [texts.report.files, report.files],
    ...(report.redacted > 0 ? ([[texts.report.redacted, report.redacted]] as const) : []),
    ...(report.withheld > 0 ? ([[texts.report.withheld, report.withheld]] as const) : []),
    [texts.report.events, report.events],
    [texts.report.receipts, report.receipts],
    [texts.report.timestamps, report.timestamps],
    [texts.report.keys, report.keyIds.join(' ')],
    [texts.report.exportKey, report.exportKeyId],
  ];
  return (
    <div class="note note-sent">
      <strong>{texts.holds}</strong>
      <p class="hash">{status.name}</p>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd class={typeof value === 'string' ? 'hash' : undefined}>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {report.withheld > 0 && <p>{texts.withheldMeans}</p>}
      <p>{texts.holdsMeans}</p>
    </div>
  );
}

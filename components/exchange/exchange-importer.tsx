import type { ExchangeFinding } from '../../utils/contract/exchange.ts';
import type { ReadExchange } from '../../utils/export/exchange.ts';
import { EXCHANGE_TEXTS } from '../../utils/i18n/exchange-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { FileField } from '../package/file-field.tsx';

export type ImportState =
  | { state: 'idle' | 'too-large' | 'busy' | 'failed' }
  | { state: 'read'; found: ReadExchange }
  | { state: 'done'; kept: number; known: number };

interface Props {
  status: ImportState;
  onFile(file: File): void;
  onImport(rows: ExchangeFinding[]): void;
}

/** More of them would only be scrolled past. */
const MOST_SHOWN = 20;

/** Reading a table, seeing what is in it, and only then taking it in; with the dictionary. */
export function ExchangeImporter({ status, onFile, onImport }: Props) {
  const texts = useTextsOf(EXCHANGE_TEXTS);
  return (
    <section class="card" aria-labelledby="import-title">
      <h2 id="import-title">{texts.importTitle}</h2>
      <p class="hint">{texts.importHint}</p>
      <FileField label={texts.choose} name="exchange" accept=".jsonl,.ndjson,.csv,text/csv" onFile={onFile} />
      <div role="status" class="wide">
        {status.state === 'too-large' && <p class="problem">{texts.tooLarge}</p>}
        {status.state === 'failed' && <p class="problem">{texts.failed}</p>}
        {status.state === 'busy' && (
          <>
            <progress aria-label={texts.importing} />
            <p>{texts.importing}</p>
          </>
        )}
        {status.state === 'done' && <p class="note">{texts.imported(status.kept, status.known)}</p>}
        {status.state === 'read' && <Found found={status.found} onImport={onImport} />}
      </div>
      <details>
        <summary>{texts.dictionary}</summary>
        <table class="times">
          <thead>
            <tr>
              <th scope="col">{texts.column}</th>
              <th scope="col">{texts.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(texts.fields).map(([field, meaning]) => (
              <tr key={field}>
                <th scope="row">
                  <code>{field}</code>
                </th>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Found({ found, onImport }: { found: ReadExchange; onImport(rows: ExchangeFinding[]): void }) {
  const texts = useTextsOf(EXCHANGE_TEXTS);
  if (!found.ok) return <p class="problem">{texts.problem[found.problem]}</p>;
  const { rows, refused } = found;
  return (
    <>
      <p>{texts.ready(rows.length)}</p>
      {refused.length > 0 && (
        <div class="problem">
          <p>{texts.refused(refused.length)}</p>
          <ul>
            {refused.slice(0, MOST_SHOWN).map(({ row, field }) => (
              <li key={row}>{texts.refusedRow(row, field)}</li>
            ))}
          </ul>
        </div>
      )}
      {rows.length > 0 && (
        <button type="button" class="button primary" onClick={() => onImport(rows)}>
          {texts.importNow(rows.length)}
        </button>
      )}
    </>
  );
}

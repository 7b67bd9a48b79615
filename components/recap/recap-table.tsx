import { useRef } from 'preact/hooks';
import type { RecapTable as Table } from '../../utils/domain/recap.ts';
import type { NamedRow } from '../../utils/domain/recap-export.ts';
import { RECAP_TEXTS } from '../../utils/i18n/recap-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { Chart } from './chart.tsx';

interface Props {
  table: Table;
  rows: readonly NamedRow[];
  /** Saves the chart as a picture. */
  onPicture(svg: SVGSVGElement): void;
}

/** One dimension: chart, and the same figures as a table. */
export function RecapTable({ table, rows, onPicture }: Props) {
  const texts = useTextsOf(RECAP_TEXTS);
  const svg = useRef<SVGSVGElement | null>(null);
  const title = texts.dimension[table.dimension];
  const isEmpty = table.tooFew || rows.length === 0;
  const note = table.several ? texts.mentions(table.n) : texts.total(table.n);
  return (
    <section class="section recap-table" aria-labelledby={`recap-${table.dimension}`}>
      {/* The chart has it as well, because it is also saved alone. */}
      <h2 id={`recap-${table.dimension}`} class={isEmpty ? '' : 'chart-heading'}>
        {title}
      </h2>
      {isEmpty ? (
        <p class="hint">{table.tooFew ? texts.tooFew : texts.nothing}</p>
      ) : (
        <>
          <Chart title={title} note={note} rows={rows} svg={svg} />
          <table class="times">
            <caption>{note}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.value}</th>
                <th scope="col">{texts.number}</th>
                {!table.several && <th scope="col">{texts.share}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, count, percent }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{count}</td>
                  {!table.several && <td>{percent}%</td>}
                </tr>
              ))}
            </tbody>
          </table>
          <button
            type="button"
            class="button small"
            aria-label={`${texts.png}: ${title}`}
            onClick={() => svg.current && onPicture(svg.current)}
          >
            {texts.png}
          </button>
        </>
      )}
    </section>
  );
}

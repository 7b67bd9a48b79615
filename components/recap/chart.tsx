import type { Ref } from 'preact';
import type { NamedRow } from '../../utils/domain/recap-export.ts';

interface Props {
  title: string;
  /** Under the title: how many, and of what. */
  note: string;
  rows: readonly NamedRow[];
  svg: Ref<SVGSVGElement>;
}

const WIDTH = 640;
const ROW = 30;
const TOP = 52;
const LABEL = 250;
const NUMBER = 90;

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Bars with their numbers. The same figures stand in the table beside it, which is what is read out. */
export function Chart({ title, note, rows, svg }: Props) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const height = TOP + rows.length * ROW + 10;
  return (
    <svg
      ref={svg}
      class="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      aria-hidden="true"
      font-family="system-ui, sans-serif"
    >
      <text x="0" y="18" font-size="16" font-weight="650" fill="currentColor">
        {title}
      </text>
      <text x="0" y="38" font-size="13" fill="currentColor">
        {note}
      </text>
      {rows.map(({ name, count, percent }, index) => {
        const y = TOP + index * ROW;
        const width = ((WIDTH - LABEL - NUMBER) * count) / most;
        return (
          <g key={name} font-size="13">
            <text x={LABEL - 8} y={y + 18} text-anchor="end" fill="currentColor">
              {shorten(name)}
            </text>
            <rect x={LABEL} y={y + 4} width={Math.max(2, width)} height={ROW - 10} rx="3" fill="#5b7c9d" />
            <text x={LABEL + Math.max(2, width) + 8} y={y + 18} fill="currentColor">
              {percent === null ? count : `${percent}% (${count})`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

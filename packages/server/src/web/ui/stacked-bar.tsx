import { useFormat } from './frame.ts';
import { ROLE } from './table-roles.ts';

/** The colour of one level on the diverging scale; `r4` is the best, `r1` the worst, `none` stands outside it. */
export type ScaleTone = 'r4' | 'r3' | 'r2' | 'r1' | 'none';

/** One level of the scale. */
export interface ScaleLevel {
  readonly label: string;
  readonly tone: ScaleTone;
}

/** One item that was rated: how many answers each level got, in the order of the levels. */
export interface ScaleRow {
  readonly label: string;
  readonly counts: readonly number[];
}

/** A chart that is its own data table. */
export interface StackedBarProps {
  readonly caption: string;
  readonly rowHeading: string;
  readonly levels: readonly ScaleLevel[];
  readonly rows: readonly ScaleRow[];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * Answers on a scale: for each item a bar and, in the same row, the count of every level.
 * The column heads are the legend, so nobody has to match colours to be able to read it.
 */
export function StackedBar({ caption, rowHeading, levels, rows }: StackedBarProps) {
  return (
    <table class="scale" {...ROLE.table}>
      <caption>{caption}</caption>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          <th scope="col" {...ROLE.columnHead}>
            {rowHeading}
          </th>
          {levels.map((level) => (
            <th key={level.label} scope="col" {...ROLE.columnHead} class="figure">
              <Swatch tone={level.tone} /> {level.label}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <ScaleRowView key={row.label} row={row} levels={levels} />
      ))}
    </table>
  );
}

const Swatch = ({ tone }: { readonly tone: ScaleTone }) => (
  <svg class="swatch" width="11" height="11" aria-hidden="true" focusable="false">
    <rect width="11" height="11" rx="3" class={`tone-${tone}`} />
  </svg>
);

function ScaleRowView({ row, levels }: { readonly row: ScaleRow; readonly levels: readonly ScaleLevel[] }) {
  const format = useFormat();
  return (
    <tbody {...ROLE.group}>
      <tr {...ROLE.row}>
        <th scope="row" {...ROLE.rowHead}>
          {row.label}
          <Bar row={row} levels={levels} />
        </th>
        {levels.map((level, index) => (
          <td key={level.label} {...ROLE.cell} class="figure" data-label={level.label}>
            {format.count(row.counts[index] ?? 0)}
          </td>
        ))}
      </tr>
    </tbody>
  );
}

/** Segments under 7 % are too narrow for their count; it stands in the table. */
const WIDE_ENOUGH = 0.07;

function Bar({ row, levels }: { readonly row: ScaleRow; readonly levels: readonly ScaleLevel[] }) {
  const format = useFormat();
  const whole = sum(row.counts);
  if (whole === 0) return null;
  const percentOf = (part: number): string => `${((part / whole) * 100).toFixed(3)}%`;
  return (
    <svg class="bar" width="100%" height="24" aria-hidden="true" focusable="false">
      {levels.map((level, index) => {
        const count = row.counts[index] ?? 0;
        const before = sum(row.counts.slice(0, index));
        return (
          <g key={level.label} class={`tone-${level.tone}`}>
            <rect x={percentOf(before)} width={percentOf(count)} height="24" />
            {count / whole >= WIDE_ENOUGH && (
              <text x={percentOf(before + count / 2)} y="16.5" text-anchor="middle">
                {format.count(count)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

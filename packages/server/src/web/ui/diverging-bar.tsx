import { DivergingPlot, HatchOf, plotOf, toneOf, type Plot, type ScaleTone } from './diverging-plot.tsx';
import { useFormat } from './frame.ts';
import { ROLE } from './table-roles.ts';

/** Neighbouring levels shown as one count: `span` is how many of them, 1 for a level of its own. */
export interface ScaleCell {
  readonly span: number;
  readonly count: number;
}

/** One item that was rated: its counts from the best level down, or words where no count may be shown. */
export interface ScaleRow {
  readonly id: string;
  readonly label: string;
  /** What percentages are of, and how many decimals they have. */
  readonly base: number;
  readonly decimals: 0 | 1;
  /** Together they span all levels; none where only words may stand. */
  readonly cells: readonly ScaleCell[];
  readonly blank: number;
  /** Stands in place of the counts. */
  readonly words?: string;
  /** Why there are fewer counts than levels. */
  readonly reason?: string;
}

/** A chart that is its own data table; `id` tells it from the other charts of the page. */
export interface DivergingBarProps {
  readonly id: string;
  readonly caption: string;
  readonly rowHeading: string;
  /** Names of the levels, best first. */
  readonly levels: readonly string[];
  readonly blankLabel: string;
  readonly rows: readonly ScaleRow[];
}

/**
 * Answers on a scale: for each item a bar that grows from a common middle, the better half to the right, the weaker one
 * to the left, blanks apart; and in the same row each count over its base with its percentage. The column heads are the
 * legend, the side tells good from weak in grey too, so nobody has to match colours.
 */
export function DivergingBar({ id, caption, rowHeading, levels, blankLabel, rows }: DivergingBarProps) {
  const plot = plotOf(rows, levels.length);
  const heads = [...levels.map((label, at) => ({ label, tone: toneOf(at, levels.length) })), BLANK(blankLabel)];
  return (
    <table class="scale" {...ROLE.table}>
      <caption>
        {caption}
        <HatchOf chart={id} />
      </caption>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          <th scope="col" {...ROLE.columnHead}>
            {rowHeading}
          </th>
          {heads.map(({ label, tone }) => (
            <th key={label} scope="col" {...ROLE.columnHead} class="figure">
              <Swatch tone={tone} /> {label}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <ScaleRowView key={row.id} row={row} chart={id} plot={plot} heads={heads.map(({ label }) => label)} />
      ))}
    </table>
  );
}

const BLANK = (label: string): { readonly label: string; readonly tone: ScaleTone } => ({ label, tone: 'none' });

const Swatch = ({ tone }: { readonly tone: ScaleTone }) => (
  <svg class="swatch" width="11" height="11" aria-hidden="true" focusable="false">
    <rect width="11" height="11" rx="3" class={`tone-${tone}`} />
  </svg>
);

interface RowProps {
  readonly row: ScaleRow;
  readonly chart: string;
  readonly plot: Plot;
  /** Labels of all columns, the blank last. */
  readonly heads: readonly string[];
}
function ScaleRowView({ row, chart, plot, heads }: RowProps) {
  return (
    <tbody {...ROLE.group}>
      <tr {...ROLE.row}>
        <th scope="row" {...ROLE.rowHead}>
          <span>
            {row.label}
            {row.reason !== undefined && <small class="why">{row.reason}</small>}
          </span>
          {row.words === undefined && <DivergingPlot row={row} chart={chart} plot={plot} />}
        </th>
        {row.words === undefined ? (
          <Counts row={row} heads={heads} />
        ) : (
          <td colSpan={heads.length} {...ROLE.cell} class="words">
            {row.words}
          </td>
        )}
      </tr>
    </tbody>
  );
}

function Counts({ row, heads }: Pick<RowProps, 'row' | 'heads'>) {
  const starts = row.cells.map((_, at) => row.cells.slice(0, at).reduce((sum, { span }) => sum + span, 0));
  const cells = row.cells.map(({ span, count }, at) => ({ span, count, from: starts[at] ?? 0 }));
  return (
    <>
      {[...cells, { span: 1, count: row.blank, from: heads.length - 1 }].map(({ span, count, from }) => (
        <td
          key={from}
          {...(span > 1 && { colSpan: span })}
          {...ROLE.cell}
          class="figure"
          data-label={heads.slice(from, from + span).join(' + ')}
        >
          <Share part={count} row={row} />
        </td>
      ))}
    </>
  );
}

function Share({ part, row }: { readonly part: number; readonly row: ScaleRow }) {
  const format = useFormat();
  const { base, decimals } = row;
  return (
    <>
      <b>{format.percent({ part, whole: base }, decimals)}</b>{' '}
      <small>
        {format.count(part)}/{format.count(base)}
      </small>
    </>
  );
}

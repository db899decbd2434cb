import { useFormat } from './frame.ts';

/** The colour of one level on the diverging scale; `r4` is the best, `r1` the worst, `none` stands outside it. */
export type ScaleTone = 'r4' | 'r3' | 'r2' | 'r1' | 'none';

/** Tones from best to worst; a scale of two or three levels uses the ends first. */
const TONES: Readonly<Record<number, readonly ScaleTone[]>> = {
  2: ['r4', 'r1'],
  3: ['r4', 'r3', 'r1'],
  4: ['r4', 'r3', 'r2', 'r1'],
  5: ['r4', 'r3', 'r3', 'r2', 'r1'],
};
/** The tone of a level by its place from the best. */
export const toneOf = (at: number, levels: number): ScaleTone => TONES[levels]?.[at] ?? 'none';

/** How many of the levels stand right of the middle: the better half, the middle one included, as in the guard's bands. */
export const upperOf = (levels: number): number => Math.ceil(levels / 2);

interface Rated {
  readonly base: number;
  readonly cells: readonly { readonly span: number; readonly count: number }[];
  readonly blank: number;
}

/** What the bars of one chart have in common, in shares of the base: how far they reach to each side. */
export interface Plot {
  readonly levels: number;
  readonly left: number;
  readonly right: number;
  readonly blank: number;
}

interface Segment {
  readonly count: number;
  readonly tone: ScaleTone;
  readonly isWeak: boolean;
}
/** The segments of a row, best first; levels that are shown as one have the tone next to the middle. */
function segmentsOf({ cells }: Rated, levels: number): readonly Segment[] {
  let from = 0;
  return cells.map(({ span, count }) => {
    const at = from;
    from += span;
    const isWeak = at >= upperOf(levels);
    const merged = isWeak ? 'r2' : 'r3';
    return { count, isWeak, tone: span === 1 ? toneOf(at, levels) : merged };
  });
}

const sum = (segments: readonly { readonly count: number }[]): number =>
  segments.reduce((total, { count }) => total + count, 0);
const sideOf = (row: Rated, levels: number, isWeak: boolean): number =>
  sum(segmentsOf(row, levels).filter((segment) => segment.isWeak === isWeak)) / Math.max(1, row.base);

/** A weak side is never so narrow that its edge cannot be seen. */
const LEAST_LEFT = 0.04;

/** The common scale of some rows. */
export const plotOf = (rows: readonly Rated[], levels: number): Plot => ({
  levels,
  left: Math.max(LEAST_LEFT, ...rows.map((row) => sideOf(row, levels, true))),
  right: Math.max(0.1, ...rows.map((row) => sideOf(row, levels, false))),
  blank: Math.max(0, ...rows.map(({ blank, base }) => blank / Math.max(1, base))),
});

/** Room between the bars and the blanks, in shares of the base. */
const GAP = 0.04;
/** Segments narrower than this part of the drawing have no room for their count; it stands in the table. */
const WIDE_ENOUGH = 0.075;

/** A segment with its place, in parts of the width of the drawing. */
export interface Placed extends Segment {
  readonly x: number;
  readonly width: number;
}
/** The segments from left to right, in parts of the width; the weakest outermost left, the best outermost right. */
export function placed(row: Rated, plot: Plot): { readonly bars: readonly Placed[]; readonly middle: number } {
  const whole = plot.left + plot.right + (plot.blank > 0 ? GAP + plot.blank : 0);
  const unit = 1 / (whole * Math.max(1, row.base));
  const segments = segmentsOf(row, plot.levels);
  const weak = segments.filter(({ isWeak }) => isWeak).reverse();
  const good = segments.filter(({ isWeak }) => !isWeak).reverse();
  const middle = plot.left / whole;
  const none: Segment = { count: row.blank, tone: 'none', isWeak: false };
  return {
    middle,
    bars: [
      ...inLine(weak, middle - sum(weak) * unit, unit),
      ...inLine(good, middle, unit),
      ...inLine([none], (plot.left + plot.right + GAP) / whole, unit),
    ].filter(({ count }) => count > 0),
  };
}

function inLine(segments: readonly Segment[], from: number, unit: number): readonly Placed[] {
  let x = from;
  return segments.map((segment) => {
    const width = segment.count * unit;
    const here = { ...segment, x, width };
    x += width;
    return here;
  });
}

const hatchOf = (chart: string): string => `weak-${chart}`;

/** The pattern over weak segments, once for each chart: grey print and colour-blind readers see the side by it. */
export const HatchOf = ({ chart }: { readonly chart: string }) => (
  <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
    <pattern
      id={hatchOf(chart)}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
      class="hatch"
    >
      <line y2="5" />
    </pattern>
  </svg>
);

const percent = (part: number): string => `${Number((part * 100).toFixed(1)).toString()}%`;

/**
 * One bar. Hidden from screen readers: the same row of the table says it in figures. Each segment is a drawing of its
 * own, so that its place stands once in the page; a result has hundreds.
 */
export function DivergingPlot(props: { readonly row: Rated; readonly chart: string; readonly plot: Plot }) {
  const format = useFormat();
  const { bars, middle } = placed(props.row, props.plot);
  return (
    <svg class="bar" width="100%" height="24" aria-hidden="true" focusable="false">
      {bars.map(({ tone, isWeak, count, x, width }) => (
        <svg key={x} x={percent(x)} width={percent(width)} class={`tone-${tone}`}>
          <rect width="100%" height="24" />
          {isWeak && <rect width="100%" height="24" fill={`url(#${hatchOf(props.chart)})`} />}
          {width >= WIDE_ENOUGH && (
            <text x="50%" y="16.5" text-anchor="middle">
              {format.count(count)}
            </text>
          )}
        </svg>
      ))}
      <line class="middle" x1={percent(middle)} x2={percent(middle)} y2="24" />
    </svg>
  );
}

import { blockSums, isTwoThirds, upperCount, twoThirdsOf } from '../modules/ballot/release/guard/forms.ts';
import type { Bounds, Holdings, Row } from '../modules/ballot/release/guard/bounds.ts';

/** All ways to put `ballots` into `cells` cells. */
export function compositions(ballots: number, cells: number): number[][] {
  if (cells === 1) return [[ballots]];
  return Array.from({ length: ballots + 1 }, (_, first) =>
    compositions(ballots - first, cells - 1).map((rest) => [first, ...rest]),
  ).flat();
}

const toCounts = (cells: readonly number[], base: number) => ({
  levels: cells.slice(0, -1),
  blank: cells.at(-1) ?? 0,
  base,
});

/** Whether a row that holds these cells would have been published exactly like the true one. */
function looksLike(row: Row, cells: readonly number[]): boolean {
  const counts = toCounts(cells, row.counts.base);
  if (row.form === 'withheld') return true;
  if (row.form === 'two_thirds') {
    const isReached = upperCount(counts) >= twoThirdsOf(counts.base);
    return isReached === isTwoThirds(row.counts);
  }
  return blockSums(row.form, counts).every((sum, block) => sum === blockSums(row.form, row.counts)[block]);
}

/** Cells packed into one number, five bits each, so that adding rows is adding numbers. */
const pack = (cells: readonly number[]): number => cells.reduceRight((packed, count) => packed * 32 + count, 0);
const unpack = (packed: number, width: number): number[] =>
  Array.from({ length: width }, (_, cell) => Math.floor(packed / 32 ** cell) % 32);

/**
 * The adversary who tries everything: walks through every assignment of cells to rows that agrees with the public
 * tables, and notes the smallest and largest value of each cell. At most 31 ballots.
 */
export function bruteForceBounds({ rows, total }: Holdings): Bounds[][] {
  const width = total.counts.levels.length + 1;
  const choices = rows.map((row) => {
    const ballots = [...row.counts.levels, row.counts.blank].reduce((sum, count) => sum + count, 0);
    return compositions(ballots, width)
      .filter((cells) => looksLike(row, cells))
      .map((cells) => ({ cells, packed: pack(cells) }));
  });
  const known = new Map<number, boolean>();
  const isTotal = (packed: number): boolean => {
    const before = known.get(packed) ?? looksLike(total, unpack(packed, width));
    known.set(packed, before);
    return before;
  };
  return rows.map((_, row) => {
    let others = new Set([0]);
    for (const choice of choices.filter((_choice, at) => at !== row)) {
      others = new Set([...others].flatMap((sum) => choice.map(({ packed }) => sum + packed)));
    }
    const rest = [...others];
    const possible = (choices[row] ?? []).filter(({ packed }) => rest.some((sum) => isTotal(sum + packed)));
    return Array.from({ length: width }, (_cell, cell) => {
      const values = possible.map(({ cells }) => cells[cell] ?? 0);
      return { least: Math.min(...values), most: Math.max(...values) };
    });
  });
}

import { tenthsOf, upperCount, upperLevels } from './guard/forms.ts';
import type { PublicSubject, PublicTable } from './guard/publication.ts';

/** Ballots that chose the better half of the levels, of how many. */
export interface UpperShare {
  readonly part: number;
  readonly whole: number;
}

/** Why nothing is said about one item: the earlier round did not ask it so, or one of the two rounds shows no count. */
export type NotCompared = 'not_asked_before' | 'not_shown';

/** One item now and then. */
export interface ItemChange {
  readonly id: string;
  readonly before: UpperShare | null;
  readonly now: UpperShare | null;
  /** Change in tenths of a percentage point: the difference of the two shares as they are printed. */
  readonly tenths: number | null;
  /** Decimals of both shares. */
  readonly decimals: 0 | 1;
  readonly why: NotCompared | null;
}

/** The better half of a table, where it says as much; nothing for "two thirds or not" and for what is withheld. */
function upperOf(table: PublicTable, levels: number): UpperShare | undefined {
  if (table.form !== 'exact' && table.form !== 'bands') return undefined;
  const counts = table.cells.map(({ count }) => count);
  const whole = table.base;
  if (table.form === 'bands') return { part: counts[0] ?? 0, whole };
  return counts.length === levels && upperLevels(levels) > 0
    ? { part: upperCount({ levels: counts }), whole }
    : undefined;
}

/**
 * What changed for one person since the earlier round, item by item: of published tables only, and of totals only, so
 * that it can tell nothing that the two publications do not tell together (the guard held the later one against the
 * earlier one). `levels` gives the number of levels of an item of this round.
 */
export function changesOf(
  now: PublicSubject,
  before: PublicSubject,
  levels: (itemId: string) => number,
): readonly ItemChange[] {
  return now.items.map(({ id, table }) => {
    const then = before.items.find((item) => item.id === id);
    return then
      ? changeOf(id, [then.table, table], levels(id))
      : { id, before: null, now: null, tenths: null, decimals: 0, why: 'not_asked_before' };
  });
}

function changeOf(id: string, [then, now]: readonly [PublicTable, PublicTable], levels: number): ItemChange {
  const [was, is] = [upperOf(then, levels), upperOf(now, levels)];
  if (!was || !is) {
    return { id, before: was ?? null, now: is ?? null, tenths: null, decimals: 0, why: 'not_shown' };
  }
  const decimals = decimalsOf(now) === 1 && decimalsOf(then) === 1 ? 1 : 0;
  const tenths = tenthsOf(is.part, is.whole, decimals) - tenthsOf(was.part, was.whole, decimals);
  return { id, before: was, now: is, tenths, decimals, why: null };
}

const decimalsOf = (table: PublicTable): 0 | 1 =>
  table.form === 'exact' || table.form === 'bands' ? table.decimals : 0;

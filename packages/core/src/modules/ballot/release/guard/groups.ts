import { knowledgeOf, type Holdings, type Knowledge, type Row } from './bounds.ts';
import { cellsOf, coarser, ownForm, type Counts } from './forms.ts';
import type { Form, GuardPolicy } from './publication.ts';

/** Whether a cell can be told to within one ballot. */
const NARROW = 2;

/** One group of an item; `isHidden` when it is too small, or its complement is, whatever its counts. */
export interface GroupCounts {
  readonly id: number;
  readonly counts: Counts;
  readonly isHidden: boolean;
}

/**
 * Which groups get no table at all: those under k, those whose complement is under k, and as many more (the smallest
 * first) as it takes that what is left over is no group under k either (complementary suppression).
 */
export function hiddenGroups(
  groups: readonly { readonly id: number; readonly valid: number }[],
  policy: GuardPolicy,
): ReadonlySet<number> {
  const total = groups.reduce((sum, { valid }) => sum + valid, 0);
  const isSmall = (valid: number): boolean => valid < policy.k || total - valid < policy.k;
  const hidden = groups.filter(({ valid }) => isSmall(valid));
  const shown = groups.filter(({ valid }) => !isSmall(valid)).sort((a, b) => a.valid - b.valid || a.id - b.id);
  const leftOver = (): number => hidden.reduce((sum, { valid }) => sum + valid, 0);
  while (hidden.length > 0 && leftOver() < policy.k) {
    const next = shown.shift();
    if (!next) break;
    hidden.push(next);
  }
  return new Set(hidden.map(({ id }) => id));
}

/**
 * The form of each group's table for one item, given the form of the total: made coarser, the smallest group first,
 * until no protected cell is told to within one ballot by anything but the total itself.
 */
export function groupForms(groups: readonly GroupCounts[], total: Row, policy: GuardPolicy): readonly Form[] {
  const levels = total.counts.levels.length;
  const own = groups.map(({ counts, isHidden }) =>
    isHidden ? 'withheld' : atLeast(total.form, ownForm(counts, policy)),
  );
  // What must not be told: groups without a table, and groups whose own counts asked for less than exact ones.
  const guarded = groups.flatMap(({ counts, isHidden }, at) =>
    isHidden || ownForm(counts, policy) !== 'exact' ? [at] : [],
  );
  const alone = knowledgeOf({ total, rows: groups.map(({ counts }) => ({ counts, form: 'withheld' })) });
  const forms = [...own];
  for (;;) {
    const rows = groups.map(({ counts }, at) => ({ counts, form: forms[at] ?? 'withheld' }));
    if (!isAnyTold({ rows, total }, guarded, alone)) return forms;
    const next = nextToCoarsen(rows, groups);
    if (next === undefined) return forms;
    forms[next] = coarser(forms[next] ?? 'withheld', levels);
  }
}

/** A group never says more of an item than the total does. */
const ORDER: Readonly<Record<Form, number>> = { exact: 0, bands: 1, two_thirds: 2, withheld: 3 };
const atLeast = (total: Form, own: Form): Form => (ORDER[total] > ORDER[own] ? total : own);

/** Whether a cell of one of these rows is told to within one ballot, more closely than by the total alone. */
function isAnyTold(holdings: Holdings, guarded: readonly number[], alone: Knowledge): boolean {
  const now = knowledgeOf(holdings);
  const cells = cellsOf(holdings.total.counts).map((_, cell) => cell);
  return guarded.some((row) =>
    cells.some((cell) => {
      if (!now.isNarrow(row, cell, NARROW)) return false;
      const [known, before] = [now.bounds(row, cell), alone.bounds(row, cell)];
      return known.least > before.least || known.most < before.most;
    }),
  );
}

/** The group to say less of next: the finest table, of those the fewest ballots, of those the first. */
function nextToCoarsen(rows: readonly Row[], groups: readonly GroupCounts[]): number | undefined {
  const valid = (at: number): number =>
    cellsOf(groups[at]?.counts ?? { levels: [], blank: 0 }).reduce((a, b) => a + b, 0);
  return rows
    .flatMap(({ form }, at) => (form === 'withheld' ? [] : [{ at, order: ORDER[form], valid: valid(at) }]))
    .sort((a, b) => a.order - b.order || a.valid - b.valid || a.at - b.at)[0]?.at;
}

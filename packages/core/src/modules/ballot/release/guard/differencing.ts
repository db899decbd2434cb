import { blockSums, cellsOf, coarser, isTwoThirds, twoThirdsOf, upperCount, type Counts } from './forms.ts';
import type { Aggregate, Earlier, Form, GuardPolicy, PublicTable } from './publication.ts';

/** Rolls that differ by more people than this are different rolls (ballot.md 11, 5). */
export const NEAR_ROLL = 5;

/** Whether an earlier publication is so near that the difference of two tables could be the mark of a few people. */
export const isNear = ({ relation, joined, departed }: Earlier): boolean =>
  relation === 'same_round' || (joined + departed > 0 && joined + departed <= NEAR_ROLL);

/** One earlier table of the same item, with what is known of the difference between the two sets of voters. */
export interface EarlierTable {
  readonly from: Earlier;
  readonly table: PublicTable;
}

/** The finest form, no finer than `form`, that says nothing about few people when held against earlier tables. */
export function formBeside(
  earlier: readonly EarlierTable[],
  { counts, form }: { readonly counts: Counts; readonly form: Form },
  policy: GuardPolicy,
): Form {
  let shown = form;
  while (shown !== 'withheld' && earlier.some((table) => isTold(table, { counts, form: shown }, policy))) {
    shown = coarser(shown, counts.levels.length);
  }
  return shown;
}

interface Candidate {
  readonly counts: Counts;
  readonly form: Form;
}

function isTold({ from, table }: EarlierTable, now: Candidate, policy: GuardPolicy): boolean {
  if (table.form === 'withheld') return false;
  if (from.relation === 'same_round') return differsByFew(table, now, policy.k);
  const valid = cellsOf(now.counts).reduce((sum, count) => sum + count, 0);
  if (Math.min(valid, from.valid) < policy.smallGroup) return true;
  return tellsMovers({ from, table }, now);
}

/** Two editions of one round: the same ballots, so any difference of fewer than k of them is those ballots, opened. */
function differsByFew(table: PublicTable, now: Candidate, k: number): boolean {
  const change = changeOf(table, now);
  if (change === undefined) return reachedIn(table, now) !== isTwoThirds(now.counts);
  const added = change.reduce((sum, count) => sum + Math.max(0, count), 0);
  const removed = change.reduce((sum, count) => sum + Math.max(0, -count), 0);
  return added + removed > 0 && Math.max(added, removed) < k;
}

/** Whether the earlier table says two thirds, by number or by statement; as now when it says nothing. */
function reachedIn(table: PublicTable, now: Candidate): boolean {
  if (table.form === 'two_thirds') return table.isReached;
  const then = upperOf(table, now.counts.levels.length);
  if (then === undefined || (table.form !== 'exact' && table.form !== 'bands')) return isTwoThirds(now.counts);
  return then >= twoThirdsOf(table.base);
}

/**
 * Two rounds on nearly one roll: an adversary supposes that whoever stayed voted as before. When the tables contradict
 * that, they tell nothing of the few who came and went; when they do not, the difference is their marks.
 */
function tellsMovers({ from, table }: EarlierTable, now: Candidate): boolean {
  const change = changeOf(table, now);
  if (change === undefined) return statementTellsMovers({ from, table }, now);
  const added = change.reduce((sum, count) => sum + Math.max(0, count), 0);
  const removed = change.reduce((sum, count) => sum + Math.max(0, -count), 0);
  return added <= from.joined && removed <= from.departed;
}

/** A table with numbers in it. */
type Numbers = Extract<PublicTable, { form: 'exact' | 'bands' }>;
const hasNumbers = (form: Form): form is Numbers['form'] => form === 'exact' || form === 'bands';

/** Change of every block that both tables show; nothing when one of them is only a statement. */
function changeOf(table: PublicTable, now: Candidate): readonly number[] | undefined {
  if (table.form === 'withheld' || table.form === 'two_thirds' || !hasNumbers(now.form)) return undefined;
  const before = countsOf(table, now.counts.levels.length);
  if (now.form === 'exact' && before) {
    return cellsOf(now.counts).map((count, cell) => count - (cellsOf(before)[cell] ?? 0));
  }
  const then = before ? blockSums('bands', before) : shownSums(table);
  return blockSums('bands', now.counts).map((count, block) => count - (then[block] ?? 0));
}

const shownSums = ({ cells, blank }: Numbers): readonly number[] => [...cells.map(({ count }) => count), blank.count];

const countsOf = (table: PublicTable, levels: number): Counts | undefined =>
  table.form === 'exact' && table.cells.length === levels
    ? { levels: table.cells.map(({ count }) => count), blank: table.blank.count, base: table.base }
    : undefined;

/** Numbers on one side, "two thirds or not" on the other: told when some marks of the movers are thereby excluded. */
function statementTellsMovers({ from, table }: EarlierTable, now: Candidate): boolean {
  const then = upperOf(table, now.counts.levels.length);
  const isReached = isTwoThirds(now.counts);
  if (then === undefined) {
    if (table.form !== 'two_thirds' || now.form === 'two_thirds') return false;
    return isExcluding(from, (moved) => upperCount(now.counts) - moved >= twoThirdsOf(from.valid) === table.isReached);
  }
  return isExcluding(from, (moved) => then + moved >= twoThirdsOf(now.counts.base) === isReached);
}

/** Whether some but not all ways in which the movers may have voted agree with a statement. */
function isExcluding({ joined, departed }: Earlier, agrees: (moved: number) => boolean): boolean {
  const ways = Array.from({ length: joined + departed + 1 }, (_, at) => agrees(at - departed));
  return ways.includes(true) && ways.includes(false);
}

function upperOf(table: PublicTable, levels: number): number | undefined {
  if (table.form === 'bands') return table.cells[0]?.count;
  const counts = countsOf(table, levels);
  return counts && upperCount(counts);
}

/**
 * Whether this table, taken from a total over several units that is already public, would tell the table of a unit
 * that is not: one unit left over, fewer than k ballots left over, or a cell of one told to within one ballot.
 */
export function tellsHiddenUnit(aggregate: Aggregate, counts: Counts, policy: GuardPolicy): boolean {
  const hidden = aggregate.parts.filter((part) => part.cells === null);
  if (hidden.length === 0) return false;
  const left = aggregate.parts.reduce<readonly number[]>(
    (rest, part) => rest.map((count, cell) => count - (part.cells?.[cell] ?? 0)),
    aggregate.cells.map((count, cell) => count - (cellsOf(counts)[cell] ?? 0)),
  );
  const ballots = left.reduce((sum, count) => sum + count, 0);
  if (hidden.length === 1 || ballots < policy.k) return true;
  const all = aggregate.cells.reduce((sum, count) => sum + count, 0);
  return hidden.some(({ valid }) =>
    left.some((count, cell) => {
      const total = aggregate.cells[cell] ?? 0;
      const [least, most] = [Math.max(0, valid - (ballots - count)), Math.min(valid, count)];
      const isNearer = least > Math.max(0, valid - (all - total)) || most < Math.min(valid, total);
      return most - least <= 2 && isNearer;
    }),
  );
}

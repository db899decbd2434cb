import { FORMS, type Form, type GuardPolicy, type PublicTable, type Share } from './publication.ts';

/** Counts of one item over one set of ballots. */
export interface Counts {
  readonly levels: readonly number[];
  readonly blank: number;
  /** What percentages are of: valid or collected ballots of the set, as the manifest says. */
  readonly base: number;
}

/** Levels and blank in one row, the blank last: the cells that an adversary would like to know. */
export const cellsOf = ({ levels, blank }: Pick<Counts, 'levels' | 'blank'>): readonly number[] => [...levels, blank];

/** How many of the levels make the upper band: the better half, the middle one included (4 → 2, 3 → 2, 5 → 3, 2 → 1). */
export const upperLevels = (levels: number): number => Math.ceil(levels / 2);

/**
 * Which cells are shown as one sum, by index of the cell (levels, then blank). A form without a sum of its own
 * (`two_thirds`, `withheld`) still has the two parts that its statement speaks of.
 */
export function blocksOf(form: Form, levels: number): readonly (readonly number[])[] {
  const all = Array.from({ length: levels + 1 }, (_, at) => at);
  if (form === 'exact') return all.map((cell) => [cell]);
  const upper = upperLevels(levels);
  if (form === 'bands') return [all.slice(0, upper), all.slice(upper, levels), [levels]];
  return form === 'two_thirds' ? [all.slice(0, upper), all.slice(upper)] : [all];
}

/** The next coarser form; two levels have no bands to merge into. */
export function coarser(form: Form, levels: number): Form {
  const next = FORMS[FORMS.indexOf(form) + 1] ?? 'withheld';
  return next === 'bands' && levels < 3 ? 'two_thirds' : next;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Sums over the blocks of a form. */
export const blockSums = (form: Form, { levels, blank }: Pick<Counts, 'levels' | 'blank'>): readonly number[] => {
  const cells = cellsOf({ levels, blank });
  return blocksOf(form, levels.length).map((block) => sum(block.map((cell) => cells[cell] ?? 0)));
};

/** Ballots in the upper band. */
export const upperCount = ({ levels }: Pick<Counts, 'levels'>): number =>
  sum(levels.slice(0, upperLevels(levels.length)));

/** The smallest number of ballots that is two thirds of the base. */
export const twoThirdsOf = (base: number): number => Math.ceil((2 * base) / 3);

/** Whether at least two thirds of the base chose the upper band. */
export const isTwoThirds = (counts: Counts): boolean => upperCount(counts) >= twoThirdsOf(counts.base);

/**
 * Unanimity and homogeneity (ballot.md 11, 4): in a small set, a count over nine tenths says what nearly everyone
 * chose, and a count of one or two points at persons.
 */
function isTelling(shown: readonly number[], total: number, policy: GuardPolicy): boolean {
  if (total >= policy.smallGroup) return false;
  return shown.some((count) => count * 10 > total * 9 || count === 1 || count === 2);
}

/** The finest form in which this set of ballots may be shown when nothing else is known. */
export function ownForm(counts: Counts, policy: GuardPolicy): Form {
  const valid = sum(cellsOf(counts));
  let form: Form = 'exact';
  while ((form === 'exact' || form === 'bands') && isTelling(blockSums(form, counts), valid, policy)) {
    form = coarser(form, counts.levels.length);
  }
  return form;
}

/** The table as it is shown in a form. */
export function tableIn(form: Form, counts: Counts, policy: GuardPolicy): PublicTable {
  if (form === 'withheld') return { form };
  if (form === 'two_thirds') return { form, isReached: isTwoThirds(counts) };
  const decimals = counts.base >= policy.smallGroup ? 1 : 0;
  const share = (count: number): Share => ({ count, tenths: tenthsOf(count, counts.base, decimals) });
  const sums = blockSums(form, counts);
  return { form, base: counts.base, decimals, cells: sums.slice(0, -1).map(share), blank: share(sums.at(-1) ?? 0) };
}

/** Share in tenths of a percent, half up; a whole percentage where decimals would give the base away (ballot.md 11, 6). */
export function tenthsOf(count: number, base: number, decimals: 0 | 1): number {
  if (base === 0) return 0;
  const scale = decimals === 1 ? 1000 : 100;
  const rounded = Math.floor((2 * count * scale + base) / (2 * base));
  return decimals === 1 ? rounded : rounded * 10;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bruteForceBounds } from '../../../../testing/guard-adversary.ts';
import {
  contextOf,
  earlierOf,
  holdingsAfter,
  POLICY,
  tallyFrom,
  type Cells,
} from '../../../../testing/guard-samples.ts';
import { canonicalJson } from '../../../../usecase/index.ts';
import { knowledgeOf, type Holdings } from './bounds.ts';
import { guard } from './guard.ts';
import { ownForm } from './forms.ts';
import type { GuardPolicy, Publication } from './publication.ts';

const one = (...cells: number[]) => tallyFrom([[cells]]);
const tableOf = (publication: Publication, item = 0) => publication.subjects[0]?.items[item]?.table;
const formsOf = (publication: Publication) =>
  publication.groups.map(({ subjects }) => subjects[0]?.items[0]?.table.form);

test('a roll under five is refused, and a round with under five valid ballots is reported without any table', () => {
  expect(guard(one(4, 0, 0, 0, 0), POLICY, contextOf(4))).toMatchObject({
    outcome: 'refused',
    counts: null,
    subjects: [],
  });
  const few = guard(one(2, 1, 1, 0, 0), POLICY, contextOf(40));
  expect(few).toMatchObject({ outcome: 'reported', subjects: [], groups: [], counts: { collected: 4, valid: null } });
});

test('comments open from ten valid ballots', () => {
  const open = [9, 10].map((votes) => guard(one(votes - 4, 4, 0, 0, 0), POLICY, contextOf(40)).areCommentsOpen);
  expect(open).toEqual([false, true]);
});

test('percentages have one decimal from thirty ballots, and none below', () => {
  const small = tableOf(guard(one(10, 13, 6, 0, 0), POLICY, contextOf(29)));
  const large = tableOf(guard(one(10, 14, 6, 0, 0), POLICY, contextOf(30)));
  expect(small).toMatchObject({ form: 'exact', decimals: 0, cells: [{ count: 10, tenths: 340 }, {}, {}, {}] });
  expect(large).toMatchObject({ form: 'exact', decimals: 1, cells: [{ count: 10, tenths: 333 }, {}, {}, {}] });
});

test('twelve who all chose the lowest level, or all but one, are published as a statement only', () => {
  for (const cells of [
    [0, 0, 0, 12, 0],
    [0, 0, 1, 11, 0],
    [1, 0, 0, 11, 0],
  ]) {
    expect(tableOf(guard(one(...cells), POLICY, contextOf(12)))).toEqual({ form: 'two_thirds', isReached: false });
  }
});

test('a single mark in a small round is merged into its band', () => {
  const table = tableOf(guard(one(11, 1, 3, 1, 0), POLICY, contextOf(16)));
  expect(table).toMatchObject({ form: 'bands', cells: [{ count: 12 }, { count: 4 }] });
});

test('attack: with the total of 202 and two categories public, the third would be exact; so a second one is hidden', () => {
  const third: Cells = [0, 1, 8, 0, 0];
  const tally = tallyFrom([[[90, 30, 8, 2, 0]], [[40, 20, 2, 1, 0]], [third]]);
  const publication = guard(tally, POLICY, contextOf(202));
  expect(publication.groups.map(({ isShown }) => isShown)).toEqual([true, false, false]);
  expect(knowledgeOf(holdingsAfter(publication, tally, 0)).bounds(2, 2)).toEqual({ least: 0, most: 9 });
});

test('a small group shown in bands is not undone by subtracting the exact tables of the others', () => {
  const tally = tallyFrom([[[10, 2, 4, 1, 0]], [[40, 15, 6, 2, 0]], [[42, 12, 6, 2, 0]], [[41, 12, 5, 2, 0]]]);
  const publication = guard(tally, POLICY, contextOf(202));
  expect(formsOf(publication)).not.toContain('withheld');
  expect(formsOf(publication).filter((form) => form === 'exact')).not.toHaveLength(3);
  const known = knowledgeOf(holdingsAfter(publication, tally, 0));
  for (const cell of [0, 1, 2]) {
    const { least, most } = known.bounds(0, cell);
    expect(most - least).toBeGreaterThan(2);
  }
});

test('attack: a late ballot between two publications would be read off; the second edition keeps the numbers back', () => {
  const before = guard(one(120, 60, 15, 6, 0), POLICY, contextOf(202));
  const context = contextOf(202, { earlier: [earlierOf(before, { relation: 'same_round', joined: 0, departed: 0 })] });
  expect(tableOf(guard(one(120, 60, 15, 7, 0), POLICY, context))).toEqual({ form: 'two_thirds', isReached: true });
  expect(tableOf(guard(one(100, 31, 15, 56, 0), POLICY, context))?.form).toBe('exact');
  expect(guard(one(120, 60, 15, 6, 0), POLICY, context).subjects).toEqual(before.subjects);
});

test('attack: a unit of six with one transfer between rounds; the second table is suppressed', () => {
  const before = guard(one(3, 3, 0, 0, 0), POLICY, contextOf(6));
  expect(tableOf(before)?.form).toBe('exact');
  const moved = { relation: 'other_round', joined: 1, departed: 1 } as const;
  const second = guard(one(3, 0, 3, 0, 0), POLICY, contextOf(6, { earlier: [earlierOf(before, moved)] }));
  expect(tableOf(second)).toEqual({ form: 'withheld' });
  expect(second.compared).toHaveLength(1);
});

test('a large round on nearly the same roll is withheld where nobody else changed, published where many did', () => {
  const before = guard(
    tallyFrom([
      [
        [120, 60, 15, 7, 0],
        [120, 60, 15, 7, 0],
      ],
    ]),
    POLICY,
    contextOf(202),
  );
  const moved = { relation: 'other_round', joined: 1, departed: 0 } as const;
  const context = contextOf(203, { earlier: [earlierOf(before, moved)] });
  const second = guard(
    tallyFrom([
      [
        [120, 60, 15, 8, 0],
        [131, 50, 15, 7, 0],
      ],
    ]),
    POLICY,
    context,
  );
  expect([tableOf(second, 0)?.form, tableOf(second, 1)?.form]).toEqual(['two_thirds', 'exact']);
  const other = { ...moved, joined: 6 };
  const far = contextOf(208, { earlier: [earlierOf(before, other)] });
  expect(tableOf(guard(tallyFrom([[[120, 60, 15, 13, 0]]]), POLICY, far))?.form).toBe('exact');
});

test('attack: a ward total is public and one unit of it is not; the last unit but that one is withheld', () => {
  const mine: Cells = [10, 14, 6, 0, 0];
  const [shown, hidden]: Cells[] = [
    [20, 10, 5, 0, 0],
    [1, 2, 3, 0, 0],
  ];
  const cells = mine.map((count, at) => count + (shown?.[at] ?? 0) + (hidden?.[at] ?? 0));
  const aggregate = { subjectId: 's1', itemId: 'm1', cells };
  const parts = [
    { valid: 35, cells: shown ?? null },
    { valid: 6, cells: null },
  ];
  const told = contextOf(30, { aggregates: [{ ...aggregate, parts }] });
  expect(tableOf(guard(one(...mine), POLICY, told))).toEqual({ form: 'withheld' });
  const all = parts.map((part) => ({ ...part, cells: part.cells ?? hidden ?? null }));
  const fine = contextOf(30, { aggregates: [{ ...aggregate, parts: all }] });
  expect(tableOf(guard(one(...mine), POLICY, fine))?.form).toBe('exact');
});

test('a group never says more than the total, and a round of one group has no group table', () => {
  const single = guard(one(30, 20, 5, 5, 0), POLICY, contextOf(60));
  expect(single.groups).toEqual([{ id: 1, isShown: false, subjects: [] }]);
});

const TINY: GuardPolicy = { k: 3, minTotal: 2, commentsFrom: 3, minRoll: 2, smallGroup: 4 };
const tallies = (levels: number) =>
  fc
    .array(fc.array(fc.nat({ max: 2 }), { minLength: levels + 1, maxLength: levels + 1 }), {
      minLength: 2,
      maxLength: 6,
    })
    .filter((groups) => groups.flat().reduce((total, count) => total + count, 0) <= (levels === 4 ? 9 : 12))
    .map((groups) => tallyFrom(groups.map((cells) => [cells])));

/** The promise of the guard, checked by an adversary who tries every assignment. */
function promiseHolds(holdings: Holdings, policy: GuardPolicy): number {
  const alone = { total: holdings.total, rows: holdings.rows.map((row) => ({ ...row, form: 'withheld' as const })) };
  const [known, before] = [bruteForceBounds(holdings), bruteForceBounds(alone)];
  const size = ({ counts }: Holdings['rows'][number]): number => counts.levels.reduce((a, b) => a + b, counts.blank);
  const hidden = holdings.rows.filter(({ form }) => form === 'withheld').map(size);
  const left = hidden.reduce((total, ballots) => total + ballots, 0);
  expect(left === 0 || left >= policy.k || hidden.length === holdings.rows.length).toBe(true);
  let cells = 0;
  holdings.rows.forEach((row, at) => {
    const isGuarded = size(row) < policy.k || ownForm(row.counts, policy) !== 'exact';
    if (!isGuarded) return;
    known[at]?.forEach(({ least, most }, cell) => {
      cells += 1;
      const first = before[at]?.[cell] ?? { least: 0, most: 0 };
      if (most - least <= 2) expect({ least, most }).toEqual(first);
    });
  });
  return cells;
}

test('whatever is published, trying everything tells no guarded cell to within one ballot beyond the total itself', () => {
  let [cells, tables] = [0, 0];
  const check = (levels: number, numRuns: number): void =>
    fc.assert(
      fc.property(tallies(levels), (tally) => {
        const publication = guard(tally, TINY, contextOf(tally.total.valid));
        fc.pre(publication.outcome === 'published');
        tables += publication.groups.filter(({ isShown }) => isShown).length;
        cells += promiseHolds(holdingsAfter(publication, tally, 0), TINY);
      }),
      { numRuns },
    );
  check(2, 150);
  check(3, 60);
  check(4, 30);
  expect(tables).toBeGreaterThan(100);
  console.log(`guard: ${cells} guarded cells kept from brute force, ${tables} group tables shown`);
});

test('the guard is deterministic and gives nothing but whole numbers', () => {
  fc.assert(
    fc.property(tallies(4), (tally) => {
      const publish = () => canonicalJson(guard(tally, POLICY, contextOf(tally.total.valid)));
      const text = publish();
      expect(publish()).toBe(text);
      expect(text).not.toMatch(/\d\.\d|null,null|NaN/);
    }),
    { numRuns: 100 },
  );
});

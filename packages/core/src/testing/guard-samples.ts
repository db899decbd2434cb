import type { BoxTally } from '../modules/ballot/protocol.ts';
import type { Holdings } from '../modules/ballot/release/guard/bounds.ts';
import type { Counts } from '../modules/ballot/release/guard/forms.ts';
import type { Earlier, GuardContext, GuardPolicy, Publication } from '../modules/ballot/release/guard/publication.ts';

/** The setting of every round of the product. */
export const POLICY: GuardPolicy = { k: 10, minTotal: 5, commentsFrom: 10, minRoll: 5, smallGroup: 30 };

/** Marks of one group on one item: levels, then blank. */
export type Cells = readonly number[];

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const tallyOf = (items: readonly Cells[]): BoxTally['total'] => {
  const valid = sum(items[0] ?? []);
  const marks = items.map((cells, at) => ({ id: `m${at + 1}`, levels: cells.slice(0, -1), blank: cells.at(-1) ?? 0 }));
  const invalid = { sealing: 0, ratings: 0, marks: 0 };
  return { collected: valid, valid, invalid, subjects: [{ id: 's1', items: marks }] };
};

/** A tally of one subject out of `groups[group][item]`. */
export function tallyFrom(groups: readonly (readonly Cells[])[]): BoxTally {
  const items = (groups[0] ?? []).map((cells, item) =>
    cells.map((_, cell) => sum(groups.map((group) => group[item]?.[cell] ?? 0))),
  );
  const total = tallyOf(items);
  return {
    total,
    groups: groups.map((group, at) => ({ group: at + 1, tally: tallyOf(group) })),
    channels: [{ channel: 'online', collected: total.collected }],
  };
}

/** Everyone on the roll received; nothing was published before. */
export const contextOf = (roll: number, more: Partial<GuardContext> = {}): GuardContext => ({
  roll,
  issued: roll,
  blankRule: 'blank',
  denominator: 'valid',
  earlier: [],
  aggregates: [],
  ...more,
});

/** What is remembered of a publication when another one follows. */
export const earlierOf = (
  publication: Publication,
  more: Pick<Earlier, 'relation' | 'joined' | 'departed'>,
): Earlier => ({
  roundId: 'a'.repeat(64),
  edition: 1,
  valid: publication.counts?.valid ?? 0,
  subjects: publication.subjects,
  hasGroupTables: publication.groups.some(({ isShown }) => isShown),
  ...more,
});

/** What an adversary holds about item `item` after a publication: the truth stands behind, only the forms are his. */
export function holdingsAfter(publication: Publication, tally: BoxTally, item: number): Holdings {
  const countsAt = (of: BoxTally['total']): Counts => {
    const found = of.subjects[0]?.items[item];
    return { levels: found?.levels ?? [], blank: found?.blank ?? 0, base: of.valid };
  };
  const formAt = (subjects: Publication['subjects']) => subjects[0]?.items[item]?.table.form ?? 'withheld';
  return {
    total: { counts: countsAt(tally.total), form: formAt(publication.subjects) },
    rows: tally.groups.map(({ group, tally: own }) => ({
      counts: countsAt(own),
      form: formAt(publication.groups.find(({ id }) => id === group)?.subjects ?? []),
    })),
  };
}

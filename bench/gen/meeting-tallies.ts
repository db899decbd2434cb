// What the product keeps beside its meetings so that figures are quick: counted here from the plan, not from the rows.
import { guestsIn, papersIn, spokenIn } from './meeting-rows.ts';
import { categoryName, standingOf, type Called, type Held } from './held.ts';
import type { Row } from './rows.ts';

/** One row for each category of those called, and one without a category for the conference itself. */
export function tallyRows(held: Held): Row[] {
  const head = {
    ...{ meeting_id: held.meetingId, unit_id: held.unitId, held_on: held.heldOn, is_study: held.isStudy },
    is_make_up: held.makeUpOf !== null,
  };
  const nobody = { invited: 0, present: 0, online: 0, late: 0, excused: 0, made_up: 0 };
  const said = { sessions: 1, opinions: spokenIn(held), papers: papersIn(held), guests: guestsIn(held) };
  const silent = { sessions: 0, opinions: 0, papers: 0, guests: 0 };
  return [
    { ...head, category: '', category_name: '', ...nobody, ...said },
    ...[...Map.groupBy(held.called, ({ category }) => category)].map(([category, some]) => ({
      ...{ ...head, category, category_name: categoryName(category), ...nobody, ...peopleIn(held, some), ...silent },
    })),
  ];
}

function peopleIn(held: Held, some: readonly Called[]) {
  const standing = (wanted: string): number => some.filter((one) => standingOf(held, one) === wanted).length;
  const isMadeUp = held.makeUpOf === null;
  return {
    ...{ invited: some.length, present: standing('present'), excused: standing('excused') },
    made_up: isMadeUp ? some.filter(({ member }) => held.madeUp.has(member.personId)).length : 0,
  };
}

const SUMMED = ['sessions', 'opinions', 'papers', 'invited', 'present', 'excused', 'made_up', 'guests'] as const;

/** The tallies by unit, month and category. */
export function countersOf(tallies: readonly Row[]): Row[] {
  const keyed = Map.groupBy(tallies, (row) =>
    JSON.stringify([row['unit_id'], monthOf(row), row['is_study'], row['is_make_up'], row['category']]),
  );
  return [...keyed.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const sums = SUMMED.map((column) => [column, rows.reduce((sum, row) => sum + Number(row[column]), 0)]);
    const { unit_id, is_study, is_make_up, category, category_name } = first as Record<string, string | boolean>;
    const key = { unit_id, month: monthOf(first), is_study, is_make_up, category, category_name };
    return [{ ...key, ...(Object.fromEntries(sums) as Record<string, number>) } as Row];
  });
}

const monthOf = (row: Row): string => `${String(row['held_on']).slice(0, 7)}-01`;

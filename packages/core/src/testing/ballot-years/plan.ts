// What is planned of rounds over years, from a seed alone: who is called, collects, sends, and what he marks.
import { createHash } from 'node:crypto';
import type { SubjectAnswers } from '@guong/ballot';
import { mergeGroups } from '../../modules/ballot/groups.ts';
import { chanceOf, seedOf } from '../chance.ts';
import { answersFrom } from './answers.ts';
import { poolOf, SENDERS, TURNOVER, type Turn, type YearsShape } from './shape.ts';

/** Somebody on a planned roll. */
export interface PlannedVoter {
  /** His place among those of the ward who may be called. */
  readonly place: number;
  /** The credential group into which the rule of the product puts him. */
  readonly group: number;
  readonly collects: boolean;
  /** What he sends; `spoilt` has marks that no ballot offers; nothing when he keeps it or never collected. */
  readonly sends: readonly SubjectAnswers[] | 'spoilt' | null;
}
/** A group as it is planned. */
export interface PlannedGroup {
  readonly group: number;
  readonly size: number;
}
/** One round of one ward in one year. */
export interface PlannedRound {
  readonly no: number;
  readonly year: number;
  readonly ward: number;
  readonly turn: Turn;
  readonly voters: readonly PlannedVoter[];
  readonly groups: readonly PlannedGroup[];
}

/** People rated in each round. */
export const SUBJECTS = 2;
/** Categories of those called, in order of precedence, with whose place in the pool falls into them. */
export const CATEGORIES: readonly { readonly code: string; readonly name: string }[] = [
  { code: 'phieu_chu_chot', name: 'Cán bộ chủ chốt' },
  { code: 'phieu_can_bo', name: 'Cán bộ, công chức' },
  { code: 'phieu_doan_the', name: 'Mặt trận và đoàn thể' },
];
/** Under so many issued ballots a group cannot stay secret (rulings, 6). */
const LEAST_ISSUED = 5;

/** The number in {@link CATEGORIES} of whoever stands at this place of the pool. */
export const categoryAt = (place: number): number => (place % 10 === 0 ? 0 : place % 10 < 6 ? 1 : 2);

/** All rounds in the order in which they are held: year after year, ward after ward. */
export function plannedRounds(seed: number, shape: YearsShape): readonly PlannedRound[] {
  const rolls = Array.from({ length: shape.wards }, (_, ward) => rollsOf(seed, shape, ward));
  return shape.years.flatMap((year, y) =>
    Array.from({ length: shape.wards }, (_, ward) => {
      const no = y * shape.wards + ward;
      const turn = shape.turns[no] ?? 'ordinary';
      return plannedRound(seed, { no, year, ward, turn, places: rolls[ward]?.[y] ?? [] });
    }),
  );
}

/** SHA-256 (hex) over everything that is planned. */
export const planSha256 = (rounds: readonly PlannedRound[]): string =>
  createHash('sha256').update(JSON.stringify(rounds)).digest('hex');

/** Who is called in each year: a few leave, as many come who were never called before. */
function rollsOf(seed: number, shape: YearsShape, ward: number): number[][] {
  const chance = chanceOf(seedOf(seed, `rolls of ward ${String(ward)}`));
  const most = Math.max(1, Math.min(TURNOVER, Math.floor(shape.voters / 10)));
  const rolls = [Array.from({ length: shape.voters }, (_, place) => place)];
  let next = shape.voters;
  for (let year = 1; year < shape.years.length; year += 1) {
    const before = rolls.at(-1) ?? [];
    const moving = 1 + Math.floor(chance() * most);
    const gone = new Set(Array.from({ length: moving }, () => before[Math.floor(chance() * before.length)]));
    const come = [...gone].map((_, n) => next + n);
    next += come.length;
    rolls.push([...before.filter((place) => !gone.has(place)), ...come]);
  }
  if (next > poolOf(shape)) throw new Error('more people came than the ward has');
  return rolls;
}

interface Round extends Pick<PlannedRound, 'no' | 'year' | 'ward' | 'turn'> {
  readonly places: readonly number[];
}
function plannedRound(seed: number, { places, ...round }: Round): PlannedRound {
  const chance = chanceOf(seedOf(seed, `round of ward ${String(round.ward)} in ${String(round.year)}`));
  const { groups, groupOf } = groupsAmong(places);
  const empty = round.turn === 'empty_group' && groups.length > 1 ? groups.at(-1)?.group : undefined;
  const behave = behaviour(chance, { mayAll: places.length <= LEAST_ISSUED, most: SENDERS[round.turn], empty });
  const voters = places.map((place) => ({ place, group: groupOf(place), ...behave(groupOf(place)) }));
  return { ...round, voters, groups };
}

interface Limits {
  /** So few are called that all of them have to collect and may send. */
  readonly mayAll: boolean;
  /** Nobody sends after so many. */
  readonly most: number;
  /** Of this group nobody collects. */
  readonly empty: number | undefined;
}
/** Gives what one voter after another does, each by his group. */
function behaviour(chance: () => number, { mayAll, most, empty }: Limits) {
  const issued = new Map<number, number>();
  const answers = answersFrom(chance, SUBJECTS);
  let sent = 0;
  // The first of all keeps his ballot, so that in every round somebody has one and does not send it.
  const keeps = (isFirst: boolean): boolean => sent >= most || (isFirst && !mayAll) || chance() < 0.04;
  return (group: number): Pick<PlannedVoter, 'collects' | 'sends'> => {
    const before = issued.get(group) ?? 0;
    const collects = group !== empty && (before < LEAST_ISSUED || chance() > 0.05);
    if (!collects) return { collects, sends: null };
    issued.set(group, before + 1);
    if (keeps(before === 0 && group === 1)) return { collects, sends: null };
    sent += 1;
    return { collects, sends: chance() < 0.01 ? 'spoilt' : answers(sent) };
  };
}

/** Groups by the rule of the product, and the group of each place. */
function groupsAmong(places: readonly number[]) {
  const sizes = CATEGORIES.map((category, n) => ({
    ...category,
    size: places.filter((place) => categoryAt(place) === n).length,
  }));
  const merged = mergeGroups(sizes);
  const groupOf = (place: number): number =>
    merged.find(({ categories }) => categories.includes(CATEGORIES[categoryAt(place)]?.code ?? ''))?.groupNo ?? 0;
  return { groups: merged.map(({ groupNo, size }) => ({ group: groupNo, size })), groupOf };
}

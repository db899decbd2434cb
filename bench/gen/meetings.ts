// The conferences of five years: who is called, who comes, who is excused, who hears it afterwards, who speaks.
import { categoryName, standingOf, type Called, type Held } from './held.ts';
import { meetingRow, opinionRows, guestRows, attendanceRows, wordRows } from './meeting-rows.ts';
import { idOf, type Row, type Table } from './rows.ts';
import { countersOf, tallyRows } from './meeting-tallies.ts';
import { CELLS, type Member, type Ward } from './units.ts';

/** The years of the generated district. */
export const YEARS = [2021, 2022, 2023, 2024, 2025] as const;
/** So many people-at-a-conference stand as attended in all. */
export const ATTENDANCES = 60_000;
const CALLED_BY_WARD = 520;
const CELL = { called: 60, came: 50 };
const MAKE_UP = { count: 8, called: 30, came: 20 };
const EXCUSED = 0.05;

type Plan = Pick<Held, 'unitId' | 'heldOn' | 'called'> & { readonly came: number | null };

/** Everything that was held: 150 conferences, then 8 make-up sessions of the first of them. */
export function heldOf(seed: number, wards: readonly Ward[]): readonly Held[] {
  const plans = [...ofWards(wards), ...ofCells(wards)];
  const ofWard = plans.filter(({ came }) => came === null).length;
  const left = ATTENDANCES - MAKE_UP.count * MAKE_UP.came - (plans.length - ofWard) * CELL.came;
  let given = 0;
  const first = plans.map((plan, place): Held => {
    const share = Math.floor(left / ofWard) + (given < left % ofWard ? 1 : 0);
    if (plan.came === null) given += 1;
    const came = plan.came ?? share;
    return {
      ...{ meetingId: idOf(seed, 'meeting', place), ...plan, came, place, isStudy: place % 3 === 0, makeUpOf: null },
      ...{ excused: Math.floor(plan.called.length * EXCUSED), madeUp: new Set<string>() },
    };
  });
  const again = first.slice(0, MAKE_UP.count).map((one, n) => madeUpFor(one, idOf(seed, 'make-up', n)));
  const heard = new Map(again.map((one) => [one.makeUpOf, cameTo(one)]));
  return [...first.map((one) => ({ ...one, madeUp: heard.get(one.meetingId) ?? one.madeUp })), ...again];
}

/** Two in each year of each ward, but none in the first two years of the last ward. */
const ofWards = (wards: readonly Ward[]): Plan[] =>
  YEARS.flatMap((year, y) =>
    [0, 1].flatMap((half) =>
      wards.flatMap(({ unitId, members }, w) => {
        if (w === wards.length - 1 && y < 2) return [];
        const heldOn = dayOf(year, 1 + half * 6 + (w % 6), 1 + ((w * 5 + y) % 27));
        return [{ unitId, heldOn, called: calledFrom(members, y * 300 + half * 150 + w, CALLED_BY_WARD), came: null }];
      }),
    ),
  );

/** Fourteen of cells: of one that is merged in the middle of 2023, of the one that takes it in, and of a third. */
function ofCells(wards: readonly Ward[]): Plan[] {
  const halves = YEARS.flatMap((year) => [dayOf(year, 3, 15), dayOf(year, 9, 15)]);
  const plan = (days: readonly string[], w: number, c: number): Plan[] => {
    const { cellIds, members } = wards[w] ?? { cellIds: [], members: [] };
    const own = members.filter((_, m) => m % CELLS === c);
    return days.map((heldOn, n) => ({
      ...{ unitId: cellIds[c] ?? '', heldOn, called: calledFrom(own, n, CELL.called), came: CELL.came },
    }));
  };
  return [...plan(halves.slice(0, 5), 0, 0), ...plan(halves.slice(5), 0, 1), ...plan(halves.slice(0, 4), 1, 0)];
}

const dayOf = (year: number, month: number, day: number): string =>
  `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const CATEGORIES = ['chu_chot', ...Array.from({ length: 4 }, () => 'can_bo')];

function calledFrom(members: readonly Member[], from: number, count: number): Called[] {
  return Array.from({ length: count }, (_, k) => members[(from + k) % members.length]).flatMap((member, k) =>
    // Seven has no factor in common with any count used here, so every rank is there once.
    member ? [{ member, category: CATEGORIES[k % 20] ?? 'dang_vien', rank: (k * 7 + from) % count }] : [],
  );
}

function madeUpFor(first: Held, meetingId: string): Held {
  const missed = first.called.filter(({ rank }) => rank >= first.came).slice(0, MAKE_UP.called);
  const heldOn = new Date(Date.parse(first.heldOn) + 10 * 86_400_000).toISOString().slice(0, 10);
  const called = missed.map((one, rank) => ({ ...one, rank }));
  return { ...first, meetingId, heldOn, makeUpOf: first.meetingId, called, came: MAKE_UP.came, excused: 0 };
}

const cameTo = ({ called, came }: Held): ReadonlySet<string> =>
  new Set(called.filter(({ rank }) => rank < came).map(({ member }) => member.personId));

/** The rows of all conferences, with the tallies and counters that the product would have kept. */
export function meetingTables(seed: number, held: readonly Held[]): readonly Table[] {
  const tallies = held.flatMap(tallyRows);
  return [
    { name: 'meeting.meeting', rows: held.map(meetingRow) },
    { name: 'meeting.word', rows: held.flatMap(wordRows) },
    { name: 'meeting.invitee', rows: held.flatMap(inviteeRows) },
    { name: 'meeting.attendance', rows: held.flatMap((one) => attendanceRows(seed, one)) },
    { name: 'meeting.excuse', rows: held.flatMap(excuseRows) },
    { name: 'meeting.opinion', rows: held.flatMap((one) => opinionRows(seed, one)) },
    { name: 'meeting.guest', rows: held.flatMap((one) => guestRows(seed, one)) },
    { name: 'meeting.tally', rows: tallies },
    { name: 'meeting.counter', rows: countersOf(tallies) },
  ];
}

const inviteeRows = ({ meetingId, called, makeUpOf }: Held): Row[] =>
  called.map(({ member, category }, at) => ({
    ...{ meeting_id: meetingId, person_id: member.personId, seat_no: at + 1, code: member.code, name: member.name },
    ...{ post: '', unit_name: member.cellName, category, category_name: categoryName(category) },
    ...{ source: makeUpOf === null ? 'rule' : 'make_up', excluded_because: '' },
  }));

const excuseRows = (held: Held): Row[] =>
  held.called
    .filter((one) => standingOf(held, one) === 'excused')
    .map(({ member }) => ({
      ...{ meeting_id: held.meetingId, person_id: member.personId, because: 'Đi công tác', is_withdrawn: false },
    }));

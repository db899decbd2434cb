import { sql } from 'kysely';
import { matchLevel } from '@guong/vietnamese';
import { expect, test } from 'vitest';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { ROUND_FIELDS } from '../../testing/played-round.ts';
import { perform } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { ballot } from './index.ts';

/** The size named for a roll is 20,000: `GUONG_ROLL=20000`; the suite tries a smaller one. */
const PEOPLE = Number(process.env['GUONG_ROLL'] ?? '400');
const UNITS = 40;
const HEAP = 1_000;
const TIMES = PEOPLE < 20_000 ? 3 : 21;

const FAMILIES = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đỗ', 'Vũ'];
const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Ngọc', 'Đức', 'Minh', 'Thanh'];
const GIVEN = ['An', 'Bình', 'Chi', 'Dũng', 'Hoà', 'Hòa', 'Khánh', 'Lý', 'Ly', 'Mai', 'Quý', 'Thủy', 'Ẩn'];
const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? '';
/** Names as they are spread in a province: many of one family, few given names, hundreds of people of one name. */
const nameAt = (at: number): string =>
  `${pick(FAMILIES, at)} ${pick(MIDDLES, at >> 2)} ${pick(GIVEN, at * 7 + (at >> 5))}`;

async function peopled(house: FoundedHouse): Promise<void> {
  const { app, system } = house;
  const cells: string[] = [];
  for (let at = 0; at < UNITS; at += 1) {
    const cell = {
      code: `K${String(at)}`,
      name: `Chi bộ khu ${String(at + 1)}`,
      kind: 'cell',
      parentId: house.rootUnitId,
    };
    cells.push(valueOf(await perform(app, system, org.createUnit, { ...cell, fromOn: FOUNDED_ON })).id);
  }
  const category = { code: 'dang_vien', name: 'Đảng viên', precedence: 1, fromOn: FOUNDED_ON };
  const categoryId = valueOf(await perform(app, system, org.createCategory, category)).id;
  for (let from = 0; from < PEOPLE; from += HEAP) {
    const people = Array.from({ length: Math.min(HEAP, PEOPLE - from) }, (_, at) => ({
      fullName: nameAt(from + at),
      isNamesake: true,
      memberKind: 'official',
      cellId: cells[(from + at) % UNITS],
      fromOn: FOUNDED_ON,
    }));
    const added = valueOf(await perform(app, system, org.addPeople, { people })).people;
    const personIds = added.map(({ personId }) => personId);
    valueOf(await perform(app, system, org.assignCategory, { categoryId, personIds, fromOn: FOUNDED_ON }));
  }
}

/** Milliseconds of the middle one and of the slowest of several tries. */
async function timed(run: () => Promise<unknown>): Promise<string> {
  const taken: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    const begun = performance.now();
    await run();
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  const show = (ms: number | undefined): string => (ms ?? 0).toFixed(1);
  return `p50 ${show(taken[TIMES >> 1])} ms, slowest ${show(taken.at(-1))} ms`;
}

test('a large roll is searched by name, unit and reception with the hits that the rule of names asks for', async () => {
  const house = await foundedHouse();
  await peopled(house);
  const { app, office, rootUnitId: unitId } = house;
  const { roundId } = valueOf(await perform(app, office, ballot.createRound, { ...ROUND_FIELDS, unitId }));
  const begun = performance.now();
  const drawn = valueOf(
    await perform(app, office, ballot.setRoll, { roundId, by: 'category', categories: ['dang_vien'] }),
  );
  console.log(`roll of ${String(drawn.voters)} drawn up in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  expect(drawn.voters).toBe(PEOPLE);
  await sql`analyze issue.roll_entry, issue.roll_name`.execute(house.ownerDb);
  const ask = async (search: object) => valueOf(await perform(app, office, ballot.roll, { roundId, ...search }));
  const names = Array.from({ length: PEOPLE }, (_, at) => nameAt(at));
  const searches = ['nguyen', 'nguyễn thị', 'thi hoa', 'ly', 'Lý', 'minh', 'do thanh kh', 'không có ai'];
  for (const query of searches) {
    const { found, entries } = await ask({ query });
    expect([query, found]).toEqual([query, names.filter((name) => matchLevel(query, name) !== undefined).length]);
    const best = names.some((name) => matchLevel(query, name) === 'exact') ? 'exact' : undefined;
    if (best) expect([query, matchLevel(query, entries[0]?.name ?? '')]).toEqual([query, best]);
    console.log(`“${query}”: ${String(found)} of ${String(PEOPLE)}; ${await timed(() => ask({ query }))}`);
  }
  const last = Math.ceil(PEOPLE / 100);
  const others = { all: {}, unit: { unit: 'Chi bộ khu 7' }, received: { received: 'no' }, last: { page: last } };
  for (const [what, search] of Object.entries(others)) console.log(`${what}: ${await timed(() => ask(search))}`);
  const problems = async () => valueOf(await perform(app, office, ballot.rollProblems, { roundId }));
  expect((await problems()).twins.count).toBeGreaterThan(0);
  console.log(`problems: ${await timed(problems)}`);
}, 600_000);

import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { draftedRound, everyoneReceives, issuingRound, type PlayedRound } from '../../testing/played-round.ts';
import { ok } from '../../kernel/index.ts';
import { transaction } from '../../platform/index.ts';
import { org } from '../org/index.ts';
import { perform, type Ctx } from '../../usecase/index.ts';
import { ballot } from './index.ts';
import { hitsOf } from './roll.sql.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
});

/** Three voters of the round whose names differ in their diacritics only, in two categories. */
async function withNames(round: PlayedRound, ...names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push(await house.add(name, { isNamesake: true }));
  const category = { code: 'dai_bieu', name: 'Đại biểu', precedence: 2, fromOn: FOUNDED_ON };
  const categoryId = valueOf(await perform(house.app, house.system, org.createCategory, category)).id;
  const assigned = { categoryId, personIds: ids, fromOn: FOUNDED_ON };
  valueOf(await perform(house.app, house.system, org.assignCategory, assigned));
  await round.step(house.office, ballot.setRoll, { by: 'category', categories: ['dang_vien', 'dai_bieu'] });
  return ids;
}

const drafted = async (voters = 10): Promise<PlayedRound> => {
  const round = await draftedRound(house, { voters, template: 'tin-nhiem-3' });
  await round.step(house.office, ballot.reopenDraft, { reason: 'Sửa danh sách' });
  return round;
};

test('the roll is searched with or without diacritics, the best spelled hit first, and narrowed by category and unit', async () => {
  const round = await drafted();
  await withNames(round, 'Đỗ Thị Lý', 'Đỗ Thị Ly', 'Do Thi Ly');
  const find = async (search: object) => {
    const { entries, found, total } = await round.step(house.office, ballot.roll, search);
    return { names: entries.map(({ name }) => name), found, total };
  };
  expect(await find({ query: 'do thi ly' })).toEqual({
    names: ['Do Thi Ly', 'Đỗ Thị Ly', 'Đỗ Thị Lý'],
    found: 3,
    total: 13,
  });
  expect((await find({ query: 'đỗ thị lý' })).names[0]).toBe('Đỗ Thị Lý');
  expect((await find({ query: 'thi l' })).found).toBe(3);
  expect((await find({ query: 'hi ly' })).found).toBe(0);
  expect((await find({ query: '%' })).found).toBe(0);
  expect((await find({ category: 'dai_bieu' })).found).toBe(3);
  expect((await find({ category: 'dang_vien', query: 'ly' })).found).toBe(0);
  expect((await find({ unit: 'Chi bộ 1' })).found).toBe(13);
  expect((await find({ received: 'yes' })).found).toBe(0);
});

test('a person is put on the roll at his place and taken off again; every number from 1 on stands once', async () => {
  const round = await drafted();
  const ids = await withNames(round, 'Lê Văn Bảo', 'Lê Văn Dũng');
  const numbers = async () => {
    const { entries } = await round.step(house.office, ballot.roll);
    expect(entries.map(({ rollNo }) => rollNo)).toEqual(entries.map((_, at) => at + 1));
    return entries.map(({ name }) => name);
  };
  const before = await numbers();
  await round.step(house.office, ballot.leaveOut, { personId: ids[0] });
  expect(await numbers()).toEqual(before.filter((name) => name !== 'Lê Văn Bảo'));
  await round.step(house.office, ballot.callVoter, { personId: ids[0] });
  expect(await numbers()).toEqual(before);
  expect((await round.step(house.office, ballot.roll, { query: 'bao' })).found).toBe(1);
  const again = await perform(house.app, house.office, ballot.callVoter, { roundId: round.roundId, personId: ids[0] });
  expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const rated = { roundId: round.roundId, personId: round.subjectIds[0] };
  expect(await perform(house.app, house.office, ballot.callVoter, rated)).toMatchObject({
    fault: { code: 'invalid' },
  });
});

test('problems come with what tells people apart; who is in no category is named, and the roll is not frozen before', async () => {
  const round = await drafted();
  await withNames(round, 'Trần Thị Hoà', 'Trần Thị Hòa', 'Nguyễn Thị Mai');
  const stray = await house.add('Phạm Lạc', { birthYear: 1961 });
  const namesake = await house.add('Lê Lãnh Đạo Hòa A0', { isNamesake: true });
  await round.step(house.office, ballot.callVoter, { personId: stray });
  await round.step(house.office, ballot.callVoter, { personId: namesake });
  const problems = await round.step(house.office, ballot.rollProblems);
  expect(problems.twins).toMatchObject({ count: 1, groups: [{ lines: [{ unit: 'Chi bộ 1' }, { unit: 'Chi bộ 1' }] }] });
  expect(problems.unplaced).toMatchObject({ count: 2, lines: [{}, { name: 'Phạm Lạc', birthYear: 1961 }] });
  expect(problems.subjects).toMatchObject({ count: 1, lines: [{ name: 'Lê Lãnh Đạo Hòa A0' }] });
  expect(problems.gone.count).toBe(0);
  expect(problems.accountless.count).toBe(15);
  await round.step(house.leader, ballot.approve);
  const frozen = await perform(house.app, house.office, ballot.freezeRoll, { roundId: round.roundId });
  expect(frozen).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  await round.step(house.office, ballot.leaveOut, { personId: stray });
  await round.step(house.office, ballot.leaveOut, { personId: namesake });
  await round.step(house.office, ballot.freezeRoll);
});

test('a reminder is sent once a day, reaches those who have not received, and changes nothing on the roll', async () => {
  const round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  const protocolId = await issuingRound(house, round);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  await everyoneReceives({ ...round, voters: round.voters.slice(0, 4) }, manifest);
  const rollNow = async () => (await round.step(house.office, ballot.roll)).entries;
  const before = await rollNow();
  expect((await round.step(house.office, ballot.remind)).reminded).toBe(6);
  expect(await rollNow()).toEqual(before);
  const seen = await Promise.all(
    round.voters.map(async (voter) => valueOf(await perform(house.app, voter, ballot.myBallots, {})).ballots),
  );
  expect(seen.map(([one]) => one?.remindedOn)).toEqual([
    ...Array.from({ length: 4 }, () => null),
    ...Array.from({ length: 6 }, () => '2026-11-22'),
  ]);
  const again = await perform(house.app, house.office, ballot.remind, { roundId: round.roundId });
  expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const sheet = await round.step(house.office, ballot.rollSheet, { by: 'unit', only: 'waiting' });
  expect([sheet.total, sheet.parts.map(({ name }) => name)]).toEqual([6, ['Chi bộ 1']]);
});

test('the database answers a search from the key of the names, past row-level security', async () => {
  const round = await drafted(400);
  await sql`analyze issue.roll_name`.execute(house.ownerDb);
  const explained = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) => {
    const hits = hitsOf({ tx, tenantId: house.tenantId } as Ctx, { roundId: round.roundId, query: 'hoa A1' });
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from ${hits ?? sql``} h`.execute(tx);
    return ok(rows.map((row) => row['QUERY PLAN']).join('\n'));
  });
  const plan = valueOf(explained);
  expect(plan).toMatch(/Index (Only )?Scan[^\n]* roll_name_pkey|Bitmap Index Scan on roll_name_pkey/);
  expect(plan).toMatch(/Index Cond:[^\n]*folded >= /);
});

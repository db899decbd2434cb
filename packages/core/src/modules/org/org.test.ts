import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { ok } from '../../kernel/index.ts';
import { transaction } from '../../platform/index.ts';
import { foundedHouse, foundIn, FOUNDED_ON, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
import { actingHoldings, electorsOn, org } from './index.ts';

const anyText: unknown = expect.any(String);
let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});
const reason = 'nhập nhầm khi chuyển số liệu';
const powersOf = async (personId: string, day: string) => {
  const held = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) =>
    ok(await actingHoldings(tx, house.tenantId, { personId, day })),
  );
  return valueOf(held).flatMap((holding) => holding.powers);
};
const tree = async (asOf?: string) => valueOf(await perform(house.app, house.office, org.unitTree, { asOf })).units;
const makeUnit = async (code: string, parentId: string, kind = 'cell') => {
  const unit = { code, name: `Đơn vị ${code}`, kind, parentId, fromOn: FOUNDED_ON };
  return valueOf(await perform(house.app, house.office, org.createUnit, unit)).id;
};

test('founding makes the root, the office post and the first officer with the power of the office, once', async () => {
  expect(await powersOf(house.office.personId, '2026-11-22')).toEqual(['office']);
  const again = await perform(house.app, house.system, org.found, {
    code: 'HG',
    name: 'Đảng ủy phường Hoa Gạo',
    foundedOn: FOUNDED_ON,
    officerName: 'Trần Thị Văn Thư',
  });
  expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const byPerson = await perform(house.app, house.leader, org.found, {
    code: 'HG',
    name: 'X Y',
    foundedOn: FOUNDED_ON,
    officerName: 'Ai Đó',
  });
  expect(byPerson).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
});

test('the tree of a day shows the names and parents of that day', async () => {
  const board = await makeUnit('BTG', house.rootUnitId, 'board');
  const cell2 = await makeUnit('CB02', house.rootUnitId);
  const move = { unitId: cell2, parentId: board, fromOn: '2026-03-01' };
  valueOf(await perform(house.app, house.office, org.moveUnit, move));
  const before = await tree('2026-02-28');
  const after = await tree('2026-03-01');
  expect(before.find((unit) => unit.unitId === cell2)?.parentId).toBe(house.rootUnitId);
  expect(after.find((unit) => unit.unitId === cell2)).toMatchObject({ parentId: board, depth: 2 });
  expect(await tree('2025-06-30')).toEqual([]);
});

test('a unit cannot be moved below itself, nor before a move already recorded', async () => {
  const a = await makeUnit('A', house.rootUnitId, 'board');
  const b = await makeUnit('B', a, 'board');
  const circle = await perform(house.app, house.office, org.moveUnit, { unitId: a, parentId: b, fromOn: '2026-01-01' });
  expect(circle).toMatchObject({ ok: false, fault: { code: 'invalid', fields: { parentId: anyText } } });
  valueOf(
    await perform(house.app, house.office, org.moveUnit, {
      unitId: b,
      parentId: house.rootUnitId,
      fromOn: '2026-06-01',
    }),
  );
  const earlier = await perform(house.app, house.office, org.moveUnit, {
    unitId: b,
    parentId: house.cellId,
    fromOn: '2026-05-01',
  });
  expect(earlier).toMatchObject({ ok: false, fault: { code: 'invalid', fields: { fromOn: anyText } } });
  const root = await perform(house.app, house.office, org.moveUnit, {
    unitId: house.rootUnitId,
    parentId: a,
    fromOn: '2026-06-01',
  });
  expect(root).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('a unit ends only when nothing hangs on it, and stays in the tree of earlier days', async () => {
  const full = await perform(house.app, house.office, org.endUnit, {
    unitId: house.cellId,
    toOn: '2026-01-01',
    reason,
  });
  expect(full).toMatchObject({
    ok: false,
    fault: { code: 'conflict', reason: expect.stringContaining('1 đảng viên') as unknown },
  });
  const empty = await makeUnit('CB09', house.rootUnitId);
  valueOf(await perform(house.app, house.office, org.endUnit, { unitId: empty, toOn: '2026-01-01', reason }));
  expect((await tree('2025-12-31')).map((unit) => unit.unitId)).toContain(empty);
  expect((await tree('2026-01-01')).map((unit) => unit.unitId)).not.toContain(empty);
});

test('a correction keeps what stood before, with its reason', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const fixed = { personId, fullName: 'Lê Thị Hòa', reason };
  valueOf(await perform(house.app, house.office, org.correctPerson, fixed));
  const { corrections } = valueOf(await perform(house.app, house.office, org.history, { subjectId: personId }));
  expect(corrections).toHaveLength(1);
  expect(corrections[0]?.reason).toBe(reason);
  expect(corrections[0]?.before).toContain('Lê Thị Hoa');
});

test('a form filled in before somebody else saved is refused', async () => {
  const personId = await house.add('Lê Thị Hoa');
  valueOf(await perform(house.app, house.office, org.correctPerson, { personId, sex: 'female', reason, revision: 1 }));
  const late = await perform(house.app, house.office, org.correctPerson, {
    personId,
    sex: 'male',
    reason,
    revision: 1,
  });
  expect(late).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('a second person of the same name and year is refused unless said to be a namesake', async () => {
  await house.add('Nguyễn Văn Hòa', { birthYear: 1960 });
  const twin = { fullName: 'Nguyễn  Văn Hoà', birthYear: 1960, fromOn: FOUNDED_ON };
  const refused = await perform(house.app, house.office, org.addPerson, twin);
  expect(refused).toMatchObject({ ok: false, fault: { code: 'invalid', fields: { fullName: anyText } } });
  valueOf(await perform(house.app, house.office, org.addPerson, { ...twin, isNamesake: 'on' }));
});

test('a list of people is written all or none, and says which line is wrong', async () => {
  const people = [
    { fullName: 'Đỗ Thị An', fromOn: FOUNDED_ON },
    { fullName: 'Đỗ Thị Bình', fromOn: FOUNDED_ON, memberKind: 'official', cellId: house.rootUnitId },
  ];
  const refused = await perform(house.app, house.office, org.addPeople, { people });
  expect(refused).toMatchObject({ ok: false, fault: { fields: { 'people.1.cellId': anyText } } });
  const found = valueOf(await perform(house.app, house.office, org.searchPeople, { query: 'do thi' }));
  expect(found.total).toBe(0);
});

test('search forgives missing diacritics and puts the exact spelling first', async () => {
  for (const name of ['Phan Văn Đệ', 'Phan Văn Dế', 'Phan Văn Dê', 'Phan Văn Hoà']) await house.add(name);
  const find = async (query: string) =>
    valueOf(await perform(house.app, house.office, org.searchPeople, { query })).people.map((one) => one.fullName);
  expect((await find('dê'))[0]).toBe('Phan Văn Dê');
  expect((await find('phan van de')).sort()).toEqual(['Phan Văn Dê', 'Phan Văn Dế', 'Phan Văn Đệ']);
  expect(await find('hòa')).toEqual(['Phan Văn Hoà']);
  expect(await find('%')).toEqual([]);
});

test('people are listed by given name, of a unit with everything under it', async () => {
  await house.add('Vũ Thị Ánh');
  await house.add('An Văn Bảo');
  const { people, total } = valueOf(await perform(house.app, house.office, org.peopleOf, { unitId: house.rootUnitId }));
  const names = ['Vũ Thị Ánh', 'An Văn Bảo', 'Nguyễn Văn Bí Thư', 'Trần Thị Văn Thư'];
  expect(people.map((person) => person.fullName)).toEqual(names);
  expect(total).toBe(4);
});

test('a member belongs to exactly one cell; a transfer closes the old membership on the same day', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const cell2 = await makeUnit('CB02', house.rootUnitId);
  const second = await perform(house.app, house.office, org.joinCell, {
    personId,
    cellId: cell2,
    fromOn: '2026-01-01',
  });
  expect(second).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  valueOf(
    await perform(house.app, house.office, org.transferMember, { personId, cellId: cell2, fromOn: '2026-01-01' }),
  );
  const on = async (asOf: string) =>
    valueOf(await perform(house.app, house.office, org.onePerson, { personId, asOf })).cellName;
  expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual(['Chi bộ 1', 'Đơn vị CB02']);
});

test('moving away ends posts, cell and categories from that day', async () => {
  const { personId } = house.leader;
  const away = { personId, state: 'moved', onDay: '2026-05-01', reason };
  valueOf(await perform(house.app, house.office, org.changePersonState, away));
  expect(await powersOf(personId, '2026-04-30')).toEqual([]);
  const seen = valueOf(await perform(house.app, house.office, org.onePerson, { personId, asOf: '2026-05-01' }));
  expect(seen).toMatchObject({ state: 'moved', cellName: null, postTitles: [] });
});

test('a post with a power is filled by the leadership only, and by nobody for himself', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const post = { unitId: house.rootUnitId, title: 'Quản trị máy', powers: ['operate'], fromOn: FOUNDED_ON };
  expect(await perform(house.app, house.office, org.createPost, post)).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const postId = valueOf(await perform(house.app, house.leader, org.createPost, post)).id;
  const own = { postId, personId: house.leader.personId, fromOn: FOUNDED_ON };
  expect(await perform(house.app, house.leader, org.appoint, own)).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const other = { postId, personId, fromOn: '2026-01-01', mode: 'acting' };
  expect(await perform(house.app, house.office, org.appoint, other)).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const holdingId = valueOf(await perform(house.app, house.leader, org.appoint, other)).id;
  expect([await powersOf(personId, '2025-12-31'), await powersOf(personId, '2026-01-01')]).toEqual([[], ['operate']]);
  const twice = await perform(house.app, house.leader, org.appoint, other);
  expect(twice).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  valueOf(await perform(house.app, house.leader, org.endHolding, { holdingId, toOn: '2026-11-22', reason }));
  expect([await powersOf(personId, '2026-11-21'), await powersOf(personId, '2026-11-22')]).toEqual([['operate'], []]);
});

test('a head post has one main holder at a time; another may act', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const { posts } = valueOf(await perform(house.app, house.office, org.postsOf, { unitId: house.rootUnitId }));
  const postId = posts.find((post) => post.isHead)?.postId;
  const second = { postId, personId, fromOn: '2026-01-01' };
  expect(await perform(house.app, house.leader, org.appoint, second)).toMatchObject({
    ok: false,
    fault: { code: 'conflict' },
  });
  valueOf(await perform(house.app, house.leader, org.appoint, { ...second, mode: 'acting' }));
});

test('electors stand once, under the category of the smallest precedence, by category and name', async () => {
  const [hoa, anh] = [await house.add('Lê Thị Hoa'), await house.add('Lê Văn Anh')];
  const make = async (code: string, precedence: number) =>
    valueOf(
      await perform(house.app, house.office, org.createCategory, {
        code,
        name: `Nhóm ${code}`,
        precedence,
        fromOn: FOUNDED_ON,
      }),
    ).id;
  const [executive, member] = [await make('executive', 1), await make('member', 9)];
  const assign = (categoryId: string, personIds: string[]) =>
    perform(house.app, house.office, org.assignCategory, { categoryId, personIds, fromOn: FOUNDED_ON });
  valueOf(await assign(member, [hoa, anh]));
  valueOf(await assign(executive, [hoa]));
  expect(valueOf(await assign(executive, [hoa]))).toEqual({ assigned: 0 });
  const seen = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) =>
    ok(await electorsOn(tx, house.tenantId, { day: '2026-11-22' })),
  );
  expect(valueOf(seen).map((one) => [one.fullName, one.category.code, one.unitName])).toEqual([
    ['Lê Thị Hoa', 'executive', 'Chi bộ 1'],
    ['Lê Văn Anh', 'member', 'Chi bộ 1'],
  ]);
});

test('a merge of records keeps both ids and hands over what is open', async () => {
  const [keepId, mergeId] = [
    await house.add('Lê Thị Hoa'),
    await house.add('Lê Thị Hoa', { isNamesake: true, cellId: '' }),
  ];
  const scheme = { personId: mergeId, scheme: 'member_card', value: '0912' };
  valueOf(await perform(house.app, house.office, org.addExternalId, scheme));
  const both = { keepId, mergeId, onDay: '2026-11-22', reason };
  valueOf(await perform(house.app, house.office, org.mergePersons, both));
  const kept = valueOf(await perform(house.app, house.office, org.onePerson, { personId: keepId }));
  const merged = valueOf(await perform(house.app, house.office, org.onePerson, { personId: mergeId }));
  expect(kept.externalIds).toEqual([{ scheme: 'member_card', value: '0912' }]);
  expect(merged).toMatchObject({ state: 'merged', mergedInto: keepId });
  const again = await perform(house.app, house.office, org.mergePersons, both);
  expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('neither the machine operator nor a plain member reads lists of people; a member reads his own record', async () => {
  const personId = await house.add('Lê Thị Hoa');
  for (const actor of [house.actorWith(['operate']), house.actorWith([], personId)]) {
    const listed = await perform(house.app, actor, org.peopleOf, {});
    expect(listed).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  }
  valueOf(await perform(house.app, house.actorWith([], personId), org.onePerson, { personId }));
  const other = { personId: house.leader.personId };
  const refused = await perform(house.app, house.actorWith([], personId), org.onePerson, other);
  expect(refused).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
});

test('another tenant sees and changes nothing of this one', async () => {
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const people = valueOf(await perform(house.app, other.office, org.peopleOf, {})).people;
  expect(people.map((person) => person.code).every((code) => code.startsWith('SH-'))).toBe(true);
  const stolen = await perform(house.app, other.office, org.correctUnit, {
    unitId: house.cellId,
    name: 'Của tôi',
    reason,
  });
  expect(stolen).toMatchObject({ ok: false, fault: { code: 'not_found' } });
  const child = { code: 'X1', name: 'Chi bộ X', kind: 'cell', parentId: house.rootUnitId, fromOn: FOUNDED_ON };
  expect(await perform(house.app, other.office, org.createUnit, child)).toMatchObject({
    ok: false,
    fault: { code: 'invalid' },
  });
});

test('without a tenant the database shows nothing, and the application may not delete', async () => {
  const count = await transaction(house.stores.app, { readOnly: true }, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from org.person`.execute(tx);
    return ok(rows[0]?.n);
  });
  expect(count).toEqual({ ok: true, value: 0 });
  const deletion = transaction(house.stores.app, { tenantId: house.tenantId, readOnly: false }, async (tx) =>
    ok(await sql`delete from org.person`.execute(tx)),
  );
  await expect(deletion).rejects.toThrow('permission denied');
});

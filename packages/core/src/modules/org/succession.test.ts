import { beforeEach, expect, test } from 'vitest';
import { ok } from '../../kernel/index.ts';
import { transaction } from '../../platform/index.ts';
import { foundedHouse, FOUNDED_ON, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
import { org, unitsCountedUnder } from './index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});
const DAY = '2026-07-01';
const decision = { effectiveOn: DAY, decisionSymbol: '12-QĐ/ĐU', decidedOn: '2026-06-20' };
const makeUnit = async (code: string, parentId = house.rootUnitId, kind = 'cell') => {
  const unit = { code, name: `Chi bộ ${code}`, kind, parentId, fromOn: FOUNDED_ON };
  return valueOf(await perform(house.app, house.office, org.createUnit, unit)).id;
};
const whole = (fromUnitId: string, toUnitId: string, shareBasisPoints = 10_000) => ({
  fromUnitId,
  toUnitId,
  shareBasisPoints,
});
const draft = (input: object) => perform(house.app, house.office, org.draftSuccession, { ...decision, ...input });
const confirm = (successionId: string, actor = house.leader) =>
  perform(house.app, actor, org.confirmSuccession, { successionId });
const tree = async (asOf: string) => valueOf(await perform(house.app, house.office, org.unitTree, { asOf })).units;
const cellOf = async (personId: string, asOf: string) =>
  valueOf(await perform(house.app, house.office, org.onePerson, { personId, asOf })).cellId;

test('a merge ends the sources on its day, moves their members and cells, and keeps the tree of the day before', async () => {
  const [a, b, target] = [await makeUnit('A'), await makeUnit('B'), await makeUnit('AB')];
  const hoa = await house.add('Lê Thị Hoa', { cellId: a });
  const anh = await house.add('Lê Văn Anh', { cellId: b });
  const { id } = valueOf(await draft({ kind: 'merge', links: [whole(a, target), whole(b, target)] }));
  expect(await cellOf(hoa, DAY)).toBe(a);
  expect(await confirm(id, house.office)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  valueOf(await confirm(id));
  expect([await cellOf(hoa, '2026-06-30'), await cellOf(hoa, DAY), await cellOf(anh, DAY)]).toEqual([
    a,
    target,
    target,
  ]);
  const [before, after] = [await tree('2026-06-30'), await tree(DAY)];
  expect(before.map((unit) => unit.code)).toEqual(expect.arrayContaining(['A', 'B', 'AB']));
  expect(after.map((unit) => unit.code)).not.toEqual(expect.arrayContaining(['A']));
  expect(await confirm(id)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('what a merged unit did is still counted where it stood when it ended, once, and nowhere else', async () => {
  const [upper, other] = [
    await makeUnit('P1', house.rootUnitId, 'board'),
    await makeUnit('P2', house.rootUnitId, 'board'),
  ];
  const [a, target] = [await makeUnit('A', upper), await makeUnit('B', other)];
  valueOf(await confirm(valueOf(await draft({ kind: 'merge', links: [whole(a, target), whole(target, target)] })).id));
  const counted = (unitId: string) =>
    transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) =>
      ok(await unitsCountedUnder(tx, house.tenantId, { unitId, day: '2026-12-31' })),
    ).then(valueOf);
  expect([(await counted(upper)).sort(), (await counted(other)).sort()]).toEqual([
    [upper, a].sort(),
    [other, target].sort(),
  ]);
  expect(await counted(house.rootUnitId)).toEqual(expect.arrayContaining([upper, other, a, target]));
});

test('a merge into a living unit leaves that unit as it is', async () => {
  const a = await makeUnit('A');
  const hoa = await house.add('Lê Thị Hoa', { cellId: a });
  const links = [whole(a, house.cellId), whole(house.cellId, house.cellId)];
  valueOf(await confirm(valueOf(await draft({ kind: 'merge', links })).id));
  expect(await cellOf(hoa, DAY)).toBe(house.cellId);
  expect((await tree(DAY)).map((unit) => unit.code)).toEqual(expect.arrayContaining(['CB01']));
});

test('a split waits until everybody was moved by hand', async () => {
  const [one, two] = [await makeUnit('C1'), await makeUnit('C2')];
  const links = [whole(house.cellId, one, 6_000), whole(house.cellId, two, 4_000)];
  const { id } = valueOf(await draft({ kind: 'split', links }));
  expect(await confirm(id)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const { people } = valueOf(await perform(house.app, house.office, org.peopleOf, { unitId: house.cellId }));
  for (const { personId } of people) {
    valueOf(await perform(house.app, house.office, org.transferMember, { personId, cellId: one, fromOn: DAY }));
  }
  valueOf(await confirm(id));
  expect((await tree(DAY)).map((unit) => unit.unitId)).not.toEqual(expect.arrayContaining([house.cellId]));
});

test('a rename is dated: each day shows the name of that day', async () => {
  const links = [whole(house.cellId, house.cellId)];
  valueOf(await confirm(valueOf(await draft({ kind: 'rename', newName: 'Chi bộ Hoa Gạo 1', links })).id));
  const nameOn = async (day: string) => (await tree(day)).find((unit) => unit.unitId === house.cellId)?.name;
  expect([await nameOn('2026-06-30'), await nameOn(DAY)]).toEqual(['Chi bộ 1', 'Chi bộ Hoa Gạo 1']);
});

test('a corrected share keeps the share before, and the units cannot be changed', async () => {
  const a = await makeUnit('A');
  const { id } = valueOf(await draft({ kind: 'part', links: [whole(house.cellId, a, 3_000)] }));
  valueOf(await confirm(id));
  const reason = 'đo lại diện tích bàn giao';
  const right = { successionId: id, links: [whole(house.cellId, a, 3_500)], reason };
  valueOf(await perform(house.app, house.leader, org.correctSuccession, right));
  const { successions } = valueOf(await perform(house.app, house.office, org.successions, {}));
  expect(successions).toMatchObject([
    { state: 'corrected', links: [{ fromCode: 'CB01', toCode: 'A', shareBasisPoints: 3_500 }] },
  ]);
  const { corrections } = valueOf(await perform(house.app, house.office, org.history, { subjectId: id }));
  expect(corrections[0]?.before).toContain('3000');
  const other = { ...right, links: [whole(a, house.cellId, 3_500)] };
  expect(await perform(house.app, house.leader, org.correctSuccession, other)).toMatchObject({
    ok: false,
    fault: { code: 'invalid' },
  });
});

test('the root never ends, and a unit that does not work on the day is refused', async () => {
  const a = await makeUnit('A');
  const { id } = valueOf(await draft({ kind: 'merge', links: [whole(house.rootUnitId, a), whole(house.cellId, a)] }));
  expect(await confirm(id)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const stranger = await draft({ kind: 'part', links: [whole(crypto.randomUUID(), a)] });
  expect(stranger).toMatchObject({ ok: false, fault: { code: 'invalid' } });
});

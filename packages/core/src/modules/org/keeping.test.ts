import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, FOUNDED_ON, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
import { org } from './index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});
const reason = 'nhập nhầm khi chuyển số liệu';
const refusedAs = (code: string) => ({ ok: false, fault: { code } });
const plainPost = async (title = 'Ủy viên') => {
  const post = { unitId: house.rootUnitId, title, fromOn: FOUNDED_ON };
  return valueOf(await perform(house.app, house.office, org.createPost, post)).id;
};
const posts = async (asOf?: string) => valueOf(await perform(house.app, house.office, org.postsOf, { asOf })).posts;

test('a committee adds its own kind of unit, once, and says whether it takes members', async () => {
  const kind = { code: 'party_group', name: 'Tổ đảng', precedence: 95, takesMembers: 'on' };
  valueOf(await perform(house.app, house.office, org.addUnitKind, kind));
  expect(await perform(house.app, house.office, org.addUnitKind, kind)).toMatchObject(refusedAs('invalid'));
  const { kinds } = valueOf(await perform(house.app, house.actorWith([]), org.unitKinds, {}));
  expect(kinds).toContainEqual({ code: 'party_group', name: 'Tổ đảng', takesMembers: true });
  expect(kinds).toContainEqual({ code: 'board', name: 'Ban tham mưu', takesMembers: false });
});

test('a suspended unit stays in the tree, marked, until it is resumed', async () => {
  const pause = { unitId: house.cellId, reason };
  const state = async () => {
    const { units } = valueOf(await perform(house.app, house.office, org.unitTree, {}));
    return units.find((unit) => unit.unitId === house.cellId)?.state;
  };
  valueOf(await perform(house.app, house.office, org.suspendUnit, pause));
  expect(await state()).toBe('suspended');
  expect(await perform(house.app, house.office, org.suspendUnit, pause)).toMatchObject(refusedAs('conflict'));
  valueOf(await perform(house.app, house.office, org.resumeUnit, pause));
  expect(await state()).toBe('active');
  expect(await perform(house.app, house.actorWith([]), org.suspendUnit, pause)).toMatchObject(refusedAs('forbidden'));
});

test('a post is corrected with its old values kept; the office cannot put a power into it, nor the leadership into its own', async () => {
  const postId = await plainPost();
  valueOf(await perform(house.app, house.office, org.correctPost, { postId, title: 'Ủy viên thường vụ', reason }));
  const { corrections } = valueOf(await perform(house.app, house.office, org.history, { subjectId: postId }));
  expect(corrections[0]?.before).toContain('"Ủy viên"');
  const power = { postId, powers: ['inspect'], reason };
  expect(await perform(house.app, house.office, org.correctPost, power)).toMatchObject(refusedAs('forbidden'));
  valueOf(await perform(house.app, house.leader, org.correctPost, power));
  const own = (await posts()).find((post) => post.isHead)?.postId;
  const greedy = { postId: own, powers: ['approve', 'operate'], reason };
  expect(await perform(house.app, house.leader, org.correctPost, greedy)).toMatchObject(refusedAs('forbidden'));
});

test('a post is abolished only when nobody holds it, and stays in the list of earlier days', async () => {
  const postId = await plainPost();
  const personId = await house.add('Lê Thị Hoa');
  const holding = valueOf(
    await perform(house.app, house.office, org.appoint, { personId, postId, fromOn: FOUNDED_ON }),
  );
  const abolish = { postId, toOn: '2026-05-01', reason };
  expect(await perform(house.app, house.office, org.abolishPost, abolish)).toMatchObject(refusedAs('conflict'));
  const end = { holdingId: holding.id, toOn: '2026-05-01', reason };
  valueOf(await perform(house.app, house.office, org.endHolding, end));
  valueOf(await perform(house.app, house.office, org.abolishPost, abolish));
  const ids = async (asOf: string) => (await posts(asOf)).map((post) => post.postId);
  expect([(await ids('2026-04-30')).includes(postId), (await ids('2026-05-01')).includes(postId)]).toEqual([
    true,
    false,
  ]);
  const late = { personId, postId, fromOn: '2026-06-01' };
  expect(await perform(house.app, house.office, org.appoint, late)).toMatchObject(refusedAs('invalid'));
});

test('the first day of a holding is corrected, but not to before the post was there', async () => {
  const postId = await plainPost();
  const personId = await house.add('Lê Thị Hoa');
  const { id: holdingId } = valueOf(
    await perform(house.app, house.office, org.appoint, { personId, postId, fromOn: '2026-01-01' }),
  );
  const early = { holdingId, fromOn: '2025-01-01', reason };
  expect(await perform(house.app, house.office, org.correctHolding, early)).toMatchObject(refusedAs('invalid'));
  const right = { holdingId, fromOn: '2025-12-01', mode: 'concurrent', reason };
  valueOf(await perform(house.app, house.office, org.correctHolding, right));
  const { holdings } = valueOf(await perform(house.app, house.office, org.holdings, { personId, asOf: '2025-12-01' }));
  expect(holdings).toMatchObject([{ holdingId, mode: 'concurrent', revision: 2 }]);
});

test('a membership that ends leaves the member without a cell from that day, and free to join another', async () => {
  const personId = await house.add('Lê Thị Hoa');
  valueOf(await perform(house.app, house.office, org.endMembership, { personId, toOn: '2026-05-01', reason }));
  const again = { personId, toOn: '2026-06-01', reason };
  expect(await perform(house.app, house.office, org.endMembership, again)).toMatchObject(refusedAs('conflict'));
  valueOf(
    await perform(house.app, house.office, org.joinCell, { personId, cellId: house.cellId, fromOn: '2026-06-01' }),
  );
  const cellOn = async (asOf: string) =>
    valueOf(await perform(house.app, house.office, org.onePerson, { personId, asOf })).cellId;
  expect([await cellOn('2026-05-15'), await cellOn('2026-06-01')]).toEqual([null, house.cellId]);
});

test('a category is corrected, left and retired by day; what was assigned before keeps it', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const wanted = { code: 'executive', name: 'Ban Chấp hành', precedence: 5, fromOn: FOUNDED_ON };
  const { id: categoryId } = valueOf(await perform(house.app, house.office, org.createCategory, wanted));
  valueOf(await perform(house.app, house.office, org.correctCategory, { categoryId, precedence: 2, reason }));
  const assign = { categoryId, personIds: [personId], fromOn: FOUNDED_ON };
  valueOf(await perform(house.app, house.office, org.assignCategory, assign));
  const list = async (asOf: string) =>
    valueOf(await perform(house.app, house.office, org.categories, { asOf })).categories;
  expect(await list('2026-01-01')).toMatchObject([{ precedence: 2, people: 1 }]);
  const leave = { categoryId, personId, toOn: '2026-05-01', reason };
  valueOf(await perform(house.app, house.office, org.endCategoryAssignment, leave));
  expect(await perform(house.app, house.office, org.endCategoryAssignment, leave)).toMatchObject(
    refusedAs('not_found'),
  );
  expect([(await list('2026-04-30'))[0]?.people, (await list('2026-05-01'))[0]?.people]).toEqual([1, 0]);
  valueOf(await perform(house.app, house.office, org.retireCategory, { categoryId, toOn: '2026-06-01', reason }));
  expect(await list('2026-06-01')).toEqual([]);
  const late = { ...assign, fromOn: '2026-07-01' };
  expect(await perform(house.app, house.office, org.assignCategory, late)).toMatchObject(refusedAs('invalid'));
});

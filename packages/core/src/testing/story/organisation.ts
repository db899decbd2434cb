import { org } from '../../modules/org/index.ts';
import { FOUNDED_ON, type FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';

const reason = 'ghi lại cho đúng hồ sơ';

/** Everything the office does with units, people, posts and categories, once. */
export async function organisation(house: FoundedHouse, tell: Tell): Promise<void> {
  const cells = await units(house, tell);
  await people(house, tell, cells);
  await posts(house, tell);
  await categories(house, tell);
  await successions(house, tell, cells);
  await look(house, tell);
}

async function units({ office, rootUnitId }: FoundedHouse, tell: Tell): Promise<string> {
  await tell(office, org.addUnitKind, { code: 'party_group', name: 'Tổ đảng', precedence: 95, takesMembers: true });
  const make = async (code: string, kind: string): Promise<string> => {
    const unit = { code, name: `Đơn vị ${code}`, kind, parentId: rootUnitId, fromOn: FOUNDED_ON };
    return (await tell(office, org.createUnit, unit)).id;
  };
  const board = await make('BTG', 'board');
  const cell = await make('CB02', 'cell');
  const empty = await make('CB09', 'cell');
  await tell(office, org.correctUnit, { unitId: cell, name: 'Chi bộ 2', reason, revision: 1 });
  await tell(office, org.moveUnit, { unitId: cell, parentId: board, fromOn: '2026-03-01' });
  await tell(office, org.suspendUnit, { unitId: cell, reason });
  await tell(office, org.resumeUnit, { unitId: cell, reason });
  await tell(office, org.endUnit, { unitId: empty, toOn: '2026-01-01', reason });
  return cell;
}

async function people(house: FoundedHouse, tell: Tell, otherCell: string): Promise<void> {
  const { office, cellId } = house;
  const many = ['Lê Thị Hoa', 'Lê Thị Hồng'].map((fullName) => ({
    fullName,
    memberKind: 'official',
    fromOn: FOUNDED_ON,
  }));
  const [first, second] = (await tell(office, org.addPeople, { people: many })).people;
  const personId = first?.personId;
  await tell(office, org.correctPerson, { personId, fullName: 'Lê Thị Hòa', sex: 'female', reason });
  await tell(office, org.addExternalId, { personId, scheme: 'csdl_dang_vien', value: 'DV-000123' });
  await tell(office, org.joinCell, { personId, cellId, fromOn: '2026-01-01' });
  await tell(office, org.transferMember, { personId, cellId: otherCell, fromOn: '2026-04-01' });
  await tell(office, org.endMembership, { personId, toOn: '2026-05-01', reason });
  const twin = await house.add('Lê Thị Hồng Hạnh');
  await tell(office, org.mergePersons, { keepId: twin, mergeId: second?.personId, onDay: '2026-11-01', reason });
  await tell(office, org.changePersonState, { personId: twin, state: 'moved', onDay: '2026-11-02', reason });
}

async function posts(house: FoundedHouse, tell: Tell): Promise<void> {
  const { office, rootUnitId } = house;
  const personId = await house.add('Phạm Văn Ủy Viên');
  const { id: postId } = await tell(office, org.createPost, {
    unitId: rootUnitId,
    title: 'Ủy viên',
    fromOn: FOUNDED_ON,
  });
  await tell(office, org.correctPost, { postId, title: 'Ủy viên thường vụ', reason });
  const { id: holdingId } = await tell(office, org.appoint, { personId, postId, fromOn: '2026-01-01' });
  await tell(office, org.correctHolding, { holdingId, fromOn: '2025-12-01', mode: 'concurrent', reason });
  await tell(office, org.endHolding, { holdingId, toOn: '2026-05-01', reason });
  await tell(office, org.abolishPost, { postId, toOn: '2026-06-01', reason });
}

async function categories(house: FoundedHouse, tell: Tell): Promise<void> {
  const { office } = house;
  const personId = await house.add('Vũ Thị Thành Phần');
  const wanted = { code: 'executive', name: 'Ban Chấp hành', precedence: 5, fromOn: FOUNDED_ON };
  const { id: categoryId } = await tell(office, org.createCategory, wanted);
  await tell(office, org.correctCategory, { categoryId, precedence: 2, reason });
  await tell(office, org.assignCategory, { categoryId, personIds: [personId], fromOn: FOUNDED_ON });
  await tell(office, org.endCategoryAssignment, { categoryId, personId, toOn: '2026-05-01', reason });
  await tell(office, org.retireCategory, { categoryId, toOn: '2026-06-01', reason });
}

async function successions(house: FoundedHouse, tell: Tell, cell: string): Promise<void> {
  const { office, leader, cellId, rootUnitId: parentId } = house;
  const share = (shareBasisPoints: number) => [{ fromUnitId: cellId, toUnitId: cell, shareBasisPoints }];
  const decision = { effectiveOn: '2026-07-01', decisionSymbol: '12-QĐ/ĐU', decidedOn: '2026-06-20' };
  const { id } = await tell(office, org.draftSuccession, { ...decision, kind: 'part', links: share(3_000) });
  await tell(leader, org.confirmSuccession, { successionId: id });
  await tell(leader, org.correctSuccession, { successionId: id, links: share(3_500), reason });
  const renaming = {
    ...decision,
    kind: 'rename',
    newName: 'Chi bộ 2 Hoa Gạo',
    links: [{ fromUnitId: cell, toUnitId: cell, shareBasisPoints: 10_000 }],
  };
  await tell(office, org.draftSuccession, renaming);
  const unit = { code: 'CB08', name: 'Chi bộ 8', kind: 'cell', parentId, fromOn: FOUNDED_ON };
  const fromUnitId = (await tell(office, org.createUnit, unit)).id;
  await house.add('Lê Văn Chuyển', { cellId: fromUnitId });
  const links = [fromUnitId, cell].map((from) => ({ fromUnitId: from, toUnitId: cell, shareBasisPoints: 10_000 }));
  const merge = await tell(office, org.draftSuccession, { ...decision, kind: 'merge', links });
  await tell(leader, org.confirmSuccession, { successionId: merge.id });
}

async function look({ office, leader, rootUnitId, tenantId }: FoundedHouse, tell: Tell): Promise<void> {
  await tell({ kind: 'anonymous', tenantId }, org.committee);
  await tell(office, org.unitTree);
  await tell(office, org.unitKinds);
  await tell(office, org.postsOf, { unitId: rootUnitId });
  await tell(office, org.holdings, { unitId: rootUnitId });
  await tell(office, org.peopleOf, { unitId: rootUnitId });
  await tell(office, org.searchPeople, { query: 'Bí Thư' });
  await tell(office, org.onePerson, { personId: leader.personId });
  await tell(office, org.categories);
  await tell(office, org.successions);
  await tell(office, org.history, { subjectId: leader.personId });
}

import { org } from '../../modules/org/index.ts';
import type { PersonActor, Power, SystemActor } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';
import { FOUNDED_ON, type FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';

/** Founds the committee of the story: root, first cell, officer and leader, each by a step of its own. */
export async function founding(house: EmptyHouse, tell: Tell): Promise<FoundedHouse> {
  const { app, tenantId } = house;
  const system: SystemActor = { kind: 'system', tenantId, job: 'seed' };
  const actorWith = (powers: readonly Power[], personId: string = crypto.randomUUID()): PersonActor => ({
    kind: 'person',
    tenantId,
    personId,
    accountId: crypto.randomUUID(),
    holdings: [{ holdingId: crypto.randomUUID(), unitId: rootUnitId, postTitle: 'Chức danh', powers }],
    verifiedAt: app.clock(),
    factors: 2,
  });
  const start = { code: 'HG', name: 'Đảng ủy phường Hoa Gạo', foundedOn: FOUNDED_ON, officerName: 'Trần Thị Văn Thư' };
  const { rootUnitId, officerId } = await tell(system, org.found, start);
  const office = actorWith(['office'], officerId);
  const cell = { code: 'CB01', name: 'Chi bộ 1', kind: 'cell', parentId: rootUnitId, fromOn: FOUNDED_ON };
  const cellId = (await tell(office, org.createUnit, cell)).id;
  const add = async (fullName: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const person = { fullName, memberKind: 'official', cellId, fromOn: FOUNDED_ON, ...more };
    return (await tell(office, org.addPerson, person)).personId;
  };
  const leaderId = await add('Nguyễn Văn Bí Thư');
  const head = { unitId: rootUnitId, title: 'Bí thư Đảng ủy', isHead: true, isLeader: true, precedence: 1 };
  const post = await tell(system, org.createPost, { ...head, powers: ['approve'], fromOn: FOUNDED_ON });
  await tell(system, org.appoint, { personId: leaderId, postId: post.id, fromOn: FOUNDED_ON });
  const leader = actorWith(['approve'], leaderId);
  return { ...house, system, office, leader, rootUnitId, cellId, actorWith, add };
}

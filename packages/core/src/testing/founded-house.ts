import { org } from '../modules/org/index.ts';
import { perform, type PersonActor, type Power, type SystemActor } from '../usecase/index.ts';
import { emptyHouse, type EmptyHouse } from './empty-house.ts';
import { FOUNDED_ON, valueOf } from './value-of.ts';

export { FOUNDED_ON, valueOf } from './value-of.ts';

/** A committee with an officer and a leader, and hands to act as either. */
export interface FoundedHouse extends EmptyHouse {
  readonly system: SystemActor;
  readonly office: PersonActor;
  readonly leader: PersonActor;
  readonly rootUnitId: string;
  readonly cellId: string;
  /** An actor without a post, or with one that carries these powers; the holding is real only for office and leader. */
  actorWith(powers: readonly Power[], personId?: string): PersonActor;
  /** Adds a person by name, in the first cell, and answers the id. */
  add(fullName: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** An empty house with the committee "Hoa Gạo" founded in its first tenant. */
export async function foundedHouse(): Promise<FoundedHouse> {
  const house = await emptyHouse();
  return { ...house, ...(await foundIn(house, house.tenantId, { code: 'HG', name: 'Đảng ủy phường Hoa Gạo' })) };
}

/** Founds a committee in one tenant of a house: root, first cell, officer and leader. */
export async function foundIn(
  { app }: Pick<EmptyHouse, 'app'>,
  tenantId: string,
  committee: { readonly code: string; readonly name: string },
): Promise<Omit<FoundedHouse, keyof EmptyHouse>> {
  const system: SystemActor = { kind: 'system', tenantId, job: 'seed' };
  const start = { ...committee, foundedOn: FOUNDED_ON, officerName: 'Trần Thị Văn Thư' };
  const root = valueOf(await perform(app, system, org.found, start));
  const cell = { code: 'CB01', name: 'Chi bộ 1', kind: 'cell', parentId: root.rootUnitId, fromOn: FOUNDED_ON };
  const cellId = valueOf(await perform(app, system, org.createUnit, cell)).id;
  const add = async (fullName: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const person = { fullName, memberKind: 'official', cellId, fromOn: FOUNDED_ON, ...more };
    return valueOf(await perform(app, system, org.addPerson, person)).personId;
  };
  const actorWith = (powers: readonly Power[], personId: string = crypto.randomUUID()): PersonActor => ({
    kind: 'person',
    tenantId,
    personId,
    accountId: crypto.randomUUID(),
    holdings: [{ holdingId: crypto.randomUUID(), unitId: root.rootUnitId, postTitle: 'Chức danh', powers }],
    verifiedAt: app.clock(),
    factors: 2,
  });
  const leaderId = await add('Nguyễn Văn Bí Thư');
  const post = { unitId: root.rootUnitId, title: 'Bí thư Đảng ủy', isHead: true, isLeader: true, precedence: 1 };
  const led = await perform(app, system, org.createPost, { ...post, powers: ['approve'], fromOn: FOUNDED_ON });
  const holding = { personId: leaderId, postId: valueOf(led).id, fromOn: FOUNDED_ON };
  valueOf(await perform(app, system, org.appoint, holding));
  return {
    system,
    office: actorWith(['office'], root.officerId),
    leader: actorWith(['approve'], leaderId),
    rootUnitId: root.rootUnitId,
    cellId,
    actorWith,
    add,
  };
}

import { org } from '@guong/core/org';
import type { ActingHolding, App, PersonActor, Power, SystemActor } from '@guong/core/usecase';
import { act } from './hands.ts';
import { CATEGORIES, CELLS, inventedName, LEADERS } from './ward.ts';

/** Everyone the rest of the demo needs, with hands to act as the office and the leadership. */
export interface DemoWard {
  readonly tenantId: string;
  readonly rootUnitId: string;
  readonly system: SystemActor;
  readonly office: PersonActor;
  readonly leadership: PersonActor;
  /** The two leaders who are rated. */
  readonly subjectIds: readonly string[];
  /** The 202 who vote. */
  readonly voterIds: readonly string[];
  /** Three who count and are not rated. */
  readonly committeeIds: readonly string[];
}

/** Founds the ward: 32 cells, 204 people in 8 categories, posts, an officer and a deputy who approves. */
export async function foundWard(app: App, tenantId: string, foundedOn: string): Promise<DemoWard> {
  const system: SystemActor = { kind: 'system', tenantId, job: 'demo' };
  const root = await act(app, system, org.found, {
    code: 'HG',
    name: 'Đảng bộ phường Hoa Gạo',
    foundedOn,
    officerName: 'Tạ Thị Văn Phòng',
  });
  const cellIds = await makeCells(app, system, root.rootUnitId, foundedOn);
  const personIds = await makePeople(app, system, cellIds, foundedOn);
  await makePosts(app, system, { unitId: root.rootUnitId, personIds, foundedOn });
  await makeCategories(app, system, personIds, foundedOn);
  const [first = '', second = '', deputy = ''] = personIds;
  const hand = (personId: string, power: Power, postTitle: string): PersonActor => {
    const holding: ActingHolding = { holdingId: root.holdingId, unitId: root.rootUnitId, postTitle, powers: [power] };
    return {
      kind: 'person',
      tenantId,
      personId,
      accountId: personId,
      holdings: [holding],
      verifiedAt: app.clock(),
      factors: 2,
    };
  };
  return {
    tenantId,
    rootUnitId: root.rootUnitId,
    system,
    office: hand(root.officerId, 'office', 'Cán bộ văn phòng'),
    leadership: hand(deputy, 'approve', LEADERS[2]),
    subjectIds: [first, second],
    voterIds: personIds.slice(2),
    committeeIds: personIds.slice(12, 15),
  };
}

async function makeCells(app: App, system: SystemActor, parentId: string, fromOn: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= CELLS; n += 1) {
    const code = `CB${n.toString().padStart(2, '0')}`;
    const unit = { code, name: `Chi bộ ${n.toString()}`, kind: 'cell', parentId, fromOn };
    ids.push((await act(app, system, org.createUnit, unit)).id);
  }
  return ids;
}

async function makePeople(
  app: App,
  system: SystemActor,
  cellIds: readonly string[],
  fromOn: string,
): Promise<string[]> {
  const count = CATEGORIES.reduce((sum, category) => sum + category.people, 0);
  const people = Array.from({ length: count }, (_, n) => ({
    fullName: inventedName(n),
    birthYear: 1950 + ((n * 7) % 45),
    memberKind: 'official',
    cellId: cellIds[n % cellIds.length],
    fromOn,
  }));
  return (await act(app, system, org.addPeople, { people })).people.map((person) => person.personId);
}

interface Posts {
  readonly unitId: string;
  readonly personIds: readonly string[];
  readonly foundedOn: string;
}
async function makePosts(
  app: App,
  system: SystemActor,
  { unitId, personIds, foundedOn: fromOn }: Posts,
): Promise<void> {
  const titles = CATEGORIES.flatMap((category) => Array.from({ length: category.people }, () => category.post));
  for (const [at, personId] of personIds.entries()) {
    const leads = LEADERS[at];
    const post = {
      unitId,
      title: leads ?? titles[at],
      precedence: at + 1,
      isLeader: leads !== undefined,
      isHead: at === 0,
      powers: at === 2 ? ['approve'] : [],
      fromOn,
    };
    const postId = (await act(app, system, org.createPost, post)).id;
    await act(app, system, org.appoint, { personId, postId, fromOn });
  }
}

async function makeCategories(
  app: App,
  system: SystemActor,
  personIds: readonly string[],
  fromOn: string,
): Promise<void> {
  let from = 0;
  for (const [at, { code, name, people }] of CATEGORIES.entries()) {
    const categoryId = (await act(app, system, org.createCategory, { code, name, precedence: at + 1, fromOn })).id;
    await act(app, system, org.assignCategory, { categoryId, personIds: personIds.slice(from, from + people), fromOn });
    from += people;
  }
}

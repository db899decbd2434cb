import { org } from '@guong/core/org';
import type { ActingHolding, App, PersonActor, Power, SystemActor } from '@guong/core/usecase';
import { act, type Hand } from './hands.ts';
import { CATEGORIES, CELLS, inventedName, LEADERS } from './ward.ts';

/** Everyone the rest of the demo needs, with hands to act as the office and the leadership. */
export interface DemoWard {
  readonly app: App;
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
  const hand = { app, as: system };
  const root = await act({ app, as: system }, org.found, {
    code: 'HG',
    name: 'Đảng bộ phường Hoa Gạo',
    foundedOn,
    officerName: 'Tạ Thị Văn Phòng',
  });
  const cellIds = await makeCells(hand, root.rootUnitId, foundedOn);
  const personIds = await makePeople(hand, cellIds, foundedOn);
  await makePosts(hand, { unitId: root.rootUnitId, personIds, foundedOn });
  await makeCategories(hand, personIds, foundedOn);
  const [first = '', second = '', deputy = ''] = personIds;
  const actorFor = (personId: string, power: Power, postTitle: string): PersonActor => {
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
    app,
    tenantId,
    rootUnitId: root.rootUnitId,
    system,
    office: actorFor(root.officerId, 'office', 'Cán bộ văn phòng'),
    leadership: actorFor(deputy, 'approve', LEADERS[2]),
    subjectIds: [first, second],
    voterIds: personIds.slice(2),
    committeeIds: personIds.slice(12, 15),
  };
}

async function makeCells(hand: Hand, parentId: string, fromOn: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= CELLS; n += 1) {
    const code = `CB${n.toString().padStart(2, '0')}`;
    const unit = { code, name: `Chi bộ ${n.toString()}`, kind: 'cell', parentId, fromOn };
    ids.push((await act(hand, org.createUnit, unit)).id);
  }
  return ids;
}

async function makePeople(hand: Hand, cellIds: readonly string[], fromOn: string): Promise<string[]> {
  const count = CATEGORIES.reduce((sum, category) => sum + category.people, 0);
  const people = Array.from({ length: count }, (_, n) => ({
    fullName: inventedName(n),
    birthYear: 1950 + ((n * 7) % 45),
    memberKind: 'official',
    cellId: cellIds[n % cellIds.length],
    fromOn,
  }));
  return (await act(hand, org.addPeople, { people })).people.map((person) => person.personId);
}

interface Posts {
  readonly unitId: string;
  readonly personIds: readonly string[];
  readonly foundedOn: string;
}
async function makePosts(hand: Hand, { unitId, personIds, foundedOn: fromOn }: Posts): Promise<void> {
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
    const postId = (await act(hand, org.createPost, post)).id;
    await act(hand, org.appoint, { personId, postId, fromOn });
  }
}

async function makeCategories(hand: Hand, personIds: readonly string[], fromOn: string): Promise<void> {
  let from = 0;
  for (const [at, { code, name, people }] of CATEGORIES.entries()) {
    const categoryId = (await act(hand, org.createCategory, { code, name, precedence: at + 1, fromOn })).id;
    await act(hand, org.assignCategory, { categoryId, personIds: personIds.slice(from, from + people), fromOn });
    from += people;
  }
}

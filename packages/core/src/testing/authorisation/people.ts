import { actorOf, identity } from '../../modules/identity/index.ts';
import { org, standingOf } from '../../modules/org/index.ts';
import { transaction } from '../../platform/index.ts';
import { ok } from '../../kernel/index.ts';
import { perform, type Actor, type PersonActor, type Power } from '../../usecase/index.ts';
import { FOUNDED_ON, valueOf, type FoundedHouse } from '../founded-house.ts';

/** Where in the tree somebody stands, seen from whom relations of units are reckoned. */
export type Place = 'cell' | 'ward';

/** One role of the table with somebody who has it. */
export interface Player {
  readonly role: string;
  readonly actor: Actor;
  readonly place: Place;
  /** The post by which he owns or judges tasks. */
  readonly postId?: string;
}

/** The tree of the matrix: a committee, two cells, and a group below the first. */
export interface Units {
  readonly ward: string;
  readonly cell: string;
  readonly sibling: string;
  readonly group: string;
}

/** Builds the tree below the root and the first cell. */
export async function unitsOf({ app, office, rootUnitId, cellId }: FoundedHouse): Promise<Units> {
  const add = async (code: string, kind: string, parentId: string): Promise<string> => {
    const unit = { code, name: `Đơn vị ${code}`, kind, parentId, fromOn: FOUNDED_ON };
    return valueOf(await perform(app, office, org.createUnit, unit)).id;
  };
  const sibling = await add('CB02', 'cell', rootUnitId);
  return { ward: rootUnitId, cell: cellId, sibling, group: await add('TO01', 'residential_group', cellId) };
}

interface Seat {
  readonly title: string;
  readonly unitId: string;
  readonly isHead?: boolean;
  readonly isLeader?: boolean;
  readonly powers?: readonly Power[];
}

/** Somebody with a post of his own; answers the actor as every request finds him. */
export async function seated(house: FoundedHouse, seat: Seat): Promise<{ actor: PersonActor; postId: string }> {
  const { app, system } = house;
  const personId = await house.add(`Người giữ chức ${seat.title}`);
  const made = { ...seat, groupCode: 'other', fromOn: FOUNDED_ON };
  const { id: postId } = valueOf(await perform(app, system, org.createPost, made));
  valueOf(await perform(app, system, org.appoint, { personId, postId, fromOn: FOUNDED_ON }));
  return { actor: await asFound(house, personId), postId };
}

/** A person with the posts of today, as the doorman looks them up at every request. */
export async function asFound(house: FoundedHouse, personId: string): Promise<PersonActor> {
  const { app, tenantId } = house;
  const day = app.clock().toISOString().slice(0, 10);
  const found = await transaction(app.stores.app, { tenantId, readOnly: true }, async (tx) =>
    ok(await standingOf(tx, tenantId, { personId, day })),
  );
  return { ...house.actorWith([], personId), holdings: valueOf(found)?.holdings ?? [] };
}

/** Everybody of the table. */
export async function playersOf(house: FoundedHouse, units: Units): Promise<Player[]> {
  const { tenantId, system, office } = house;
  const player = async (role: string, place: Place, seat: Omit<Seat, 'unitId' | 'title'>): Promise<Player> => {
    const unitId = units[place];
    return { role, place, ...(await seated(house, { title: `vai ${role.replaceAll('_', ' ')}`, unitId, ...seat })) };
  };
  const keeper = await player('ward_office', 'ward', { powers: ['office'] });
  const scoped = (scopes: readonly string[]): Actor => ({ ...(keeper.actor as PersonActor), scopes });
  return [
    { role: 'nobody', place: 'cell', actor: { kind: 'anonymous', tenantId } },
    { role: 'deactivated', place: 'cell', actor: await deactivated(house) },
    {
      role: 'voter',
      place: 'cell',
      actor: await asFound(
        house,
        await house.add('Cử tri Không Chi Bộ', { memberKind: 'non_member', cellId: undefined }),
      ),
    },
    { role: 'member', place: 'cell', actor: await asFound(house, await house.add('Đảng viên Thường')) },
    { role: 'former', place: 'ward', actor: await former(house, units) },
    await player('post', 'cell', {}),
    await player('cell_deputy', 'cell', { isLeader: true }),
    await player('cell_head', 'cell', { isHead: true, isLeader: true }),
    await player('ward_leader', 'ward', { isHead: true, isLeader: true, powers: ['approve'] }),
    await player('ward_deputy', 'ward', { isLeader: true }),
    keeper,
    await player('inspector', 'ward', { powers: ['inspect'] }),
    await player('operator', 'ward', { powers: ['operate'] }),
    { ...keeper, role: 'token', actor: scoped([]) },
    { ...keeper, role: 'token_else', actor: scoped(['org.unitTree']) },
    { role: 'house', place: 'ward', actor: system },
    { role: 'above_office', place: 'ward', actor: { ...office, tenantId: house.otherTenantId } },
  ];
}

/** Signs in, loses the account, and is looked up again with the same cookie. */
async function deactivated(house: FoundedHouse): Promise<Actor> {
  const { app, office, tenantId } = house;
  const personId = await house.add('Người Bị Khóa');
  const card = valueOf(await perform(app, house.system, identity.invite, { personId }));
  const nobody = { kind: 'anonymous' as const, tenantId };
  const taken = { token: card.qr, password: 'con cò bay lả bay la' };
  const session = valueOf(await perform(app, nobody, identity.acceptInvitation, taken));
  const before = await actorOf(app, tenantId, session);
  if (before.kind !== 'person') throw new Error('nobody signed in');
  valueOf(await perform(app, office, identity.lockAccount, { personId, reason: 'khóa để thử quyền' }));
  return actorOf(app, tenantId, session);
}

/** Held the office's post until yesterday. */
async function former(house: FoundedHouse, units: Units): Promise<Actor> {
  const { app, system } = house;
  const title = 'Văn phòng cũ';
  const { actor } = await seated(house, { title, unitId: units.ward, powers: ['office'] });
  const holdingId = actor.holdings[0]?.holdingId;
  const ended = { holdingId, toOn: '2026-11-21', reason: 'nghỉ công tác' };
  valueOf(await perform(app, system, org.endHolding, ended));
  return asFound(house, actor.personId);
}

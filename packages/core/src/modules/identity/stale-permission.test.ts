import { expect, test } from 'vitest';
import { foundedHouse, FOUNDED_ON, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform, type Power } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { actorOf, identity } from './index.ts';

test('AUT-7: a merge takes the powers of posts in the unit that ends, on the next request', async () => {
  const house = await foundedHouse();
  const makeBoard = async (code: string) => {
    const unit = { code, name: `Ban ${code}`, kind: 'board', parentId: house.rootUnitId, fromOn: FOUNDED_ON };
    return valueOf(await perform(house.app, house.office, org.createUnit, unit)).id;
  };
  const [board, other, target] = [await makeBoard('BKT'), await makeBoard('BX'), await makeBoard('BM')];
  const personId = await house.add('Lê Thị Hoa');
  const post = { unitId: board, title: 'Trưởng ban Kiểm tra', powers: ['inspect'], fromOn: FOUNDED_ON };
  const postId = valueOf(await perform(house.app, house.leader, org.createPost, post)).id;
  valueOf(await perform(house.app, house.leader, org.appoint, { personId, postId, fromOn: FOUNDED_ON }));
  const card = valueOf(await perform(house.app, house.system, identity.invite, { personId }));
  const nobody = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const raw = { token: card.qr, password: 'con cò bay lả bay la' };
  const session = valueOf(await perform(house.app, nobody, identity.acceptInvitation, raw));
  const posts = async () => {
    const actor = await actorOf(house.app, house.tenantId, session);
    return actor.kind === 'person' ? actor.holdings.map((holding) => holding.postTitle) : [];
  };
  expect(await posts()).toEqual(['Trưởng ban Kiểm tra']);
  const links = [board, other].map((fromUnitId) => ({ fromUnitId, toUnitId: target, shareBasisPoints: 10_000 }));
  const decision = { effectiveOn: '2026-07-01', decisionSymbol: '12-QĐ/ĐU', decidedOn: '2026-06-20' };
  const draft = { ...decision, kind: 'merge', links };
  const successionId = valueOf(await perform(house.app, house.office, org.draftSuccession, draft)).id;
  valueOf(await perform(house.app, house.leader, org.confirmSuccession, { successionId }));
  expect(await posts()).toEqual([]);
});

const PASSWORD = 'con cò bay lả bay la';
const reason = 'theo quyết định';

/** Appoints somebody to a new post with these powers; answers the holding. */
async function given(house: FoundedHouse, personId: string, powers: readonly Power[]): Promise<string> {
  const post = { unitId: house.rootUnitId, title: `Chức danh ${powers.join(' ')}`, powers, fromOn: FOUNDED_ON };
  const { id: postId } = valueOf(await perform(house.app, house.leader, org.createPost, post));
  return valueOf(await perform(house.app, house.leader, org.appoint, { personId, postId, fromOn: FOUNDED_ON })).id;
}
const cardIn = async (house: FoundedHouse, personId: string, by = house.office) =>
  valueOf(await perform(house.app, by, identity.invite, { personId }));
const takenUp = (house: FoundedHouse, token: string) => {
  const nobody = { kind: 'anonymous' as const, tenantId: house.tenantId };
  return perform(house.app, nobody, identity.acceptInvitation, { token, password: PASSWORD });
};
const codes = (house: FoundedHouse, card: { readonly login: string; readonly code: string }) => {
  const nobody = { kind: 'anonymous' as const, tenantId: house.tenantId };
  return perform(house.app, nobody, identity.openInvitation, { ...card, from: '10.0.0' });
};

test('AUT-7: a card is dead while its account is locked, by its QR and by its code, and good again afterwards', async () => {
  const house = await foundedHouse();
  const personId = await house.add('Lê Thị Hoa');
  const { qr, login, code } = await cardIn(house, personId);
  valueOf(await perform(house.app, house.office, identity.lockAccount, { personId, reason }));
  expect(await takenUp(house, qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  expect(valueOf(await codes(house, { login, code }))).toMatchObject({ outcome: 'refused' });
  valueOf(await perform(house.app, house.office, identity.unlockAccount, { personId, reason }));
  expect(valueOf(await codes(house, { login, code }))).toMatchObject({ outcome: 'opened' });
  expect((await takenUp(house, qr)).ok).toBe(true);
});

test('AUT-7: a card that the office printed dies when its owner is given a power; one of the leadership stays good', async () => {
  const house = await foundedHouse();
  const personId = await house.add('Lê Thị Hoa');
  const { qr, login, code } = await cardIn(house, personId);
  await given(house, personId, ['approve']);
  expect(await takenUp(house, qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  expect(valueOf(await codes(house, { login, code }))).toMatchObject({ outcome: 'refused' });
  const again = await perform(house.app, house.office, identity.invite, { personId });
  expect(again).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  const card = await cardIn(house, personId, house.leader);
  expect((await takenUp(house, card.qr)).ok).toBe(true);
});

test('AUT-7: the first of two who agreed to a recovery has left office since: the next is the first again', async () => {
  const house = await foundedHouse();
  const personId = await house.add('Lê Thị Hoa');
  valueOf(await takenUp(house, (await cardIn(house, personId)).qr));
  const clerkId = await house.add('Người Sắp Thôi');
  const holdingId = await given(house, clerkId, ['office']);
  const clerk = house.actorWith(['office'], clerkId);
  const { recoveryId } = valueOf(await perform(house.app, clerk, identity.requestRecovery, { personId, reason }));
  const approve = async (actor = house.office) =>
    valueOf(await perform(house.app, actor, identity.approveRecovery, { recoveryId })).state;
  expect(await approve(clerk)).toBe('half');
  const end = { holdingId, toOn: '2026-11-22', reason };
  valueOf(await perform(house.app, house.leader, org.endHolding, end));
  expect([await approve(), await approve(house.leader)]).toEqual(['half', 'done']);
});

test('refusal 7: whoever keeps nothing but the machine has no post to read by when the power itself does not count', async () => {
  const house = await foundedHouse();
  const personId = await house.add('Người Giữ Máy');
  await given(house, personId, ['operate']);
  const session = valueOf(await takenUp(house, (await cardIn(house, personId, house.leader)).qr));
  const held = async () => {
    const actor = await actorOf(house.app, house.tenantId, session);
    return actor.kind === 'person' ? actor.holdings.map(({ powers }) => powers) : undefined;
  };
  // Without its power the post would look like any other, and whoever holds a post reads tasks and internal documents.
  expect([session.factors, await held()]).toEqual([1, []]);
  await given(house, personId, ['operate', 'inspect']);
  expect(await held()).toEqual([[]]);
});

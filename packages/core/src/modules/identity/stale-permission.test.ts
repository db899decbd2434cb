import { expect, test } from 'vitest';
import { foundedHouse, FOUNDED_ON, valueOf } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
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

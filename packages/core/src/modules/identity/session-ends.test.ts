import { beforeEach, expect, test } from 'vitest';
import { accountDesk, powersIn, type AccountDesk } from '../../testing/account-desk.ts';
import { foundedHouse, FOUNDED_ON, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { identity, LIFETIME } from './index.ts';

let house: FoundedHouse;
let desk: AccountDesk;
beforeEach(async () => {
  house = await foundedHouse();
  desk = accountDesk(house);
});

const reason = 'mất điện thoại và mật khẩu';

test('SES-4: sign-out, sign-out everywhere, a new password and a lock end other sign-ins on the next request', async () => {
  const { login, personId } = await desk.member();
  const open = async () => valueOf(await desk.signIn(login));
  const [a, b] = [await open(), await open()];
  const kept = { keepSessionToken: b.sessionToken };
  valueOf(await perform(house.app, await desk.asPerson(b), identity.signOutEverywhere, kept));
  expect(await desk.who(a)).toEqual(desk.nobody);
  const devices = valueOf(
    await perform(house.app, await desk.asPerson(b), identity.myDevices, { sessionToken: b.sessionToken }),
  );
  expect(devices.devices).toMatchObject([{ isThisOne: true, createdOn: '2026-11-22' }]);

  const other = await open();
  const change = { password: 'mưa rơi trên phố cũ', sessionToken: b.sessionToken };
  const rotated = valueOf(await perform(house.app, await desk.asPerson(b), identity.changePassword, change));
  expect([await desk.who(other), await desk.who(b)]).toEqual([desk.nobody, desk.nobody]);
  expect((await desk.asPerson(rotated)).personId).toBe(personId);
  valueOf(await perform(house.app, house.system, identity.lockAccount, { personId, reason }));
  expect(await desk.who(rotated)).toEqual(desk.nobody);
});

test('sign-ins end by total and by idle time; those with powers much sooner', async () => {
  const { session } = await desk.member();
  const { session: strong } = await desk.officer(house.leader.personId);
  house.clock.advance(LIFETIME.powered.idle / 1000 - 10);
  expect((await desk.who(strong)).kind).toBe('person');
  house.clock.advance(LIFETIME.powered.idle / 1000 - 10);
  expect((await desk.who(strong)).kind).toBe('person');
  house.clock.advance(LIFETIME.powered.idle / 1000 + 10);
  expect(await desk.who(strong)).toEqual(desk.nobody);
  house.clock.advance(29 * 86_400);
  expect((await desk.who(session)).kind).toBe('person');
  house.clock.advance(29 * 86_400);
  expect((await desk.who(session)).kind).toBe('person');
  house.clock.advance(3 * 86_400);
  expect(await desk.who(session)).toEqual(desk.nobody);
});

test('AUT-7: an ended post, a moved person and a closed account have effect on the next request', async () => {
  const { session } = await desk.officer(house.leader.personId);
  const { holdings } = valueOf(
    await perform(house.app, house.system, org.holdings, { personId: house.leader.personId }),
  );
  expect(powersIn(await desk.asPerson(session))).toEqual(['approve']);
  const end = { holdingId: holdings[0]?.holdingId, toOn: '2026-11-22', reason };
  valueOf(await perform(house.app, house.system, org.endHolding, end));
  expect(powersIn(await desk.asPerson(session))).toEqual([]);
  const other = await desk.member();
  const moved = { personId: other.personId, state: 'moved', onDay: '2026-11-22', reason };
  valueOf(await perform(house.app, house.office, org.changePersonState, moved));
  expect(await desk.who(other.session)).toEqual(desk.nobody);
  valueOf(await perform(house.app, house.system, identity.closeAccount, { personId: house.leader.personId, reason }));
  expect(await desk.who(session)).toEqual(desk.nobody);
});

test('a power given during a sign-in with one factor does not count before a second factor', async () => {
  const { personId, session } = await desk.member();
  const post = { unitId: house.rootUnitId, title: 'Ủy ban Kiểm tra', powers: ['inspect'], fromOn: FOUNDED_ON };
  const postId = valueOf(await perform(house.app, house.leader, org.createPost, post)).id;
  valueOf(await perform(house.app, house.leader, org.appoint, { personId, postId, fromOn: '2026-11-22' }));
  expect(powersIn(await desk.asPerson(session))).toEqual([]);
  const mine = valueOf(await perform(house.app, await desk.asPerson(session), identity.me, {}));
  expect(mine).toMatchObject({ arePowersWithheld: true, hasTotp: false });
});

import { beforeEach, expect, test } from 'vitest';
import { accountDesk, PASSWORD } from '../../testing/account-desk.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { actorOf, identity, performAttempt } from './index.ts';

let house: FoundedHouse;
let nobody: Actor;
beforeEach(async () => {
  house = await foundedHouse();
  nobody = { kind: 'anonymous', tenantId: house.tenantId };
});

const reason = 'mất điện thoại và mật khẩu';
async function member(fullName: string) {
  const { personId, login, session } = await accountDesk(house).member(fullName);
  return { personId, login, session, actor: await actorOf(house.app, house.tenantId, session) };
}

test('one of several devices is signed out from the list, and only by its owner', async () => {
  const [hoa, hong] = [await member('Lê Thị Hoa'), await member('Lê Thị Hồng')];
  const raw = { login: hoa.login, password: PASSWORD, device: 'Điện thoại' };
  const phone = valueOf(await performAttempt(house.app, nobody, { attempt: identity.signIn, raw }));
  const { devices } = valueOf(await perform(house.app, hoa.actor, identity.myDevices, hoaCarries(hoa.session)));
  const sessionId = devices.find((device) => device.device === 'Điện thoại')?.sessionId;
  expect(devices.map((device) => device.isThisOne).sort()).toEqual([false, true]);
  expect(valueOf(await perform(house.app, hong.actor, identity.signOutDevice, { sessionId }))).toEqual({ ended: 0 });
  expect((await actorOf(house.app, house.tenantId, phone)).kind).toBe('person');
  expect(valueOf(await perform(house.app, hoa.actor, identity.signOutDevice, { sessionId }))).toEqual({ ended: 1 });
  expect(await actorOf(house.app, house.tenantId, phone)).toEqual(nobody);
  expect((await actorOf(house.app, house.tenantId, hoa.session)).kind).toBe('person');
});
const hoaCarries = ({ sessionToken }: { readonly sessionToken: string }) => ({ sessionToken });

test('a recovery that waits is listed for those who may approve it, and withdrawn by the person it is about', async () => {
  const { personId, actor } = await member('Lê Thị Hoa');
  const { recoveryId } = valueOf(
    await perform(house.app, house.office, identity.requestRecovery, { personId, reason }),
  );
  const again = await perform(house.app, house.office, identity.requestRecovery, { personId, reason });
  expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  valueOf(await perform(house.app, house.office, identity.approveRecovery, { recoveryId }));
  const listFor = async (who: Actor) =>
    valueOf(await perform(house.app, who, identity.recoveries, {})).recoveries.map((one) => [
      one.approvals,
      one.mayApprove,
    ]);
  expect([await listFor(house.office), await listFor(house.leader)]).toEqual([[[1, false]], [[1, true]]]);
  expect(await perform(house.app, actor, identity.recoveries, {})).toMatchObject({ fault: { code: 'forbidden' } });
  valueOf(await perform(house.app, actor, identity.withdrawRecovery, { recoveryId }));
  const late = await perform(house.app, house.leader, identity.approveRecovery, { recoveryId });
  expect(late).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  expect(await listFor(house.leader)).toEqual([]);
});

test("who a token belongs to is told with names and posts of the day; made-up tokens are nobody's", async () => {
  const { session, personId } = await member('Lê Thị Hoa');
  const { sessionToken } = session;
  const seen = valueOf(await perform(house.app, nobody, identity.whoIsThis, { sessionToken }));
  expect(seen).toMatchObject({ personId, fullName: 'Lê Thị Hoa', unitName: 'Chi bộ 1', factors: 1, isStale: false });
  for (const made of ['', 'gs_', `${sessionToken}A`, sessionToken.toLowerCase()]) {
    const refused = await perform(house.app, nobody, identity.whoIsThis, { sessionToken: made });
    expect(refused).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  }
});

test('the first use of a day is noted by the day, once, and a dead token notes nothing', async () => {
  const { session, actor } = await member('Lê Thị Hoa');
  const { sessionToken } = session;
  house.clock.advance(86_400);
  const look = async () => valueOf(await perform(house.app, nobody, identity.whoIsThis, { sessionToken })).isStale;
  expect(await look()).toBe(true);
  expect(valueOf(await perform(house.app, nobody, identity.touch, { sessionToken }))).toEqual({ isNoted: true });
  expect(await look()).toBe(false);
  const { devices } = valueOf(await perform(house.app, actor, identity.myDevices, {}));
  expect(devices).toMatchObject([{ createdOn: '2026-11-22', lastSeenOn: '2026-11-23' }]);
  valueOf(await perform(house.app, actor, identity.signOut, { sessionToken }));
  expect(valueOf(await perform(house.app, nobody, identity.touch, { sessionToken }))).toEqual({ isNoted: false });
});

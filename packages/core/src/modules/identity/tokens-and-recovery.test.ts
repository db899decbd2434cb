import { beforeEach, expect, test } from 'vitest';
import { accountDesk, PASSWORD, powersIn, type AccountDesk } from '../../testing/account-desk.ts';
import { foundedHouse, foundIn, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { actorOf, identity, performAttempt } from './index.ts';

let house: FoundedHouse;
let desk: AccountDesk;
beforeEach(async () => {
  house = await foundedHouse();
  desk = accountDesk(house);
});

const reason = 'mất điện thoại và mật khẩu';

test('AUT-8: tokens, cards and tickets of one tenant are nothing in another', async () => {
  const { session, card } = await desk.member();
  const { session: strong, login } = await desk.officer(house.leader.personId);
  const made = valueOf(
    await perform(house.app, await desk.asPerson(strong), identity.createToken, {
      name: 'Báo cáo',
      scopes: ['org.unitTree'],
    }),
  );
  await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const there: Actor = { kind: 'anonymous', tenantId: house.otherTenantId };
  for (const carried of [session, strong, { apiToken: made.token }]) {
    expect(await actorOf(house.app, house.otherTenantId, carried)).toEqual(there);
  }
  const unused = await desk.cardFor(await house.add('Lê Thị Hồng'));
  const raw = { token: unused.qr, password: PASSWORD };
  expect(await perform(house.app, there, identity.acceptInvitation, raw)).toMatchObject({
    ok: false,
    fault: { code: 'conflict' },
  });
  const code = { login: unused.login, code: unused.code };
  const opened = await performAttempt(house.app, there, { attempt: identity.openInvitation, raw: code });
  expect(opened).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  const away = await performAttempt(house.app, there, { attempt: identity.signIn, raw: { login, password: PASSWORD } });
  expect(away).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  expect(card.login).not.toBe(login);
});

test('an API token reaches its scopes with the powers of the day, is shown once, and ends by day, by hand and with the account', async () => {
  const { session } = await desk.officer(house.leader.personId);
  const actor = await desk.asPerson(session);
  const wanted = { name: 'Báo cáo', scopes: ['org.peopleOf'], validDays: 10 };
  const { token, tokenId } = valueOf(await perform(house.app, actor, identity.createToken, wanted));
  const program = await desk.asPerson({ apiToken: token });
  expect(powersIn(program)).toEqual(['approve']);
  valueOf(await perform(house.app, program, org.peopleOf, {}));
  expect(await perform(house.app, program, org.unitTree, {})).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  expect(await perform(house.app, program, identity.createToken, wanted)).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const listed = valueOf(await perform(house.app, actor, identity.myTokens, {}));
  expect(JSON.stringify(listed)).not.toContain(token);
  expect(listed.tokens).toMatchObject([{ name: 'Báo cáo', lastUsedOn: '2026-11-22' }]);
  valueOf(await perform(house.app, actor, identity.revokeToken, { tokenId }));
  expect(await desk.who({ apiToken: token })).toEqual(desk.nobody);
  const next = valueOf(await perform(house.app, actor, identity.createToken, wanted));
  house.clock.advance(10 * 86_400);
  expect(await desk.who({ apiToken: next.token })).toEqual(desk.nobody);
  const forbiddenScope = { ...wanted, scopes: ['identity.createToken'] };
  expect(await perform(house.app, actor, identity.createToken, forbiddenScope)).toMatchObject({
    ok: false,
    fault: { code: 'invalid' },
  });
});

test('AUT-10: a recovery takes two different people, neither the person, and the card takes every old factor away', async () => {
  const { personId, session, login } = await desk.member();
  const lead = house.leader;
  const { recoveryId } = valueOf(
    await perform(house.app, house.office, identity.requestRecovery, { personId, reason }),
  );
  const approve = (actor: Actor) => perform(house.app, actor, identity.approveRecovery, { recoveryId });
  expect(await approve(house.actorWith(['office'], personId))).toMatchObject({ fault: { code: 'forbidden' } });
  expect(valueOf(await approve(house.office))).toEqual({ state: 'half', card: null });
  expect(await approve(house.office)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  expect(await approve(house.system)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  const done = valueOf(await approve(lead));
  expect(await approve(house.actorWith(['office']))).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  expect((await desk.who(session)).kind).toBe('person');
  const fresh = valueOf(await desk.accept(done.card?.qr ?? '', 'mưa rơi trên phố cũ'));
  expect(await desk.who(session)).toEqual(desk.nobody);
  expect((await desk.asPerson(fresh)).personId).toBe(personId);
  expect(await desk.signIn(login)).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  valueOf(await desk.signIn(login, 'mưa rơi trên phố cũ'));
});

import { TOTP, Secret } from 'otpauth';
import { beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { foundedHouse, foundIn, FOUNDED_ON, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform, type Actor, type PersonActor } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import type { Card } from './index.ts';
import { actorOf, identity, LIFETIME, performAttempt } from './index.ts';

let house: FoundedHouse;
let nobody: Actor;
beforeEach(async () => {
  house = await foundedHouse();
  nobody = { kind: 'anonymous', tenantId: house.tenantId };
});

const PASSWORD = 'con cò bay lả bay la';
const reason = 'mất điện thoại và mật khẩu';
const cardFor = async (personId: string): Promise<Card> =>
  valueOf(await perform(house.app, house.system, identity.invite, { personId }));
const accept = (token: string, password = PASSWORD) =>
  perform(house.app, nobody, identity.acceptInvitation, { token, password, device: 'Máy tính' });
const signIn = (login: string, password = PASSWORD, more: object = {}) =>
  performAttempt(house.app, nobody, { attempt: identity.signIn, raw: { login, password, from: '10.0.0', ...more } });
const who = (carried: { sessionToken?: string; proof?: string; apiToken?: string }) =>
  actorOf(house.app, house.tenantId, carried);
const asPerson = async (carried: {
  sessionToken?: string;
  proof?: string;
  apiToken?: string;
}): Promise<PersonActor> => {
  const actor = await who(carried);
  if (actor.kind !== 'person') throw new Error('nobody');
  return actor;
};
const powersIn = (actor: PersonActor) => actor.holdings.flatMap((holding) => holding.powers);
const codeOf = (typed: string, shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(typed) }).generate({ timestamp: house.clock.now().getTime() + shift * 30_000 });

/** A person with an account and a first sign-in. */
async function member(fullName = 'Lê Thị Hoa') {
  const personId = await house.add(fullName);
  const card = await cardFor(personId);
  const session = valueOf(await accept(card.qr));
  return { personId, card, session, login: card.login };
}

/** The leader with an app as second factor, signed in with both. */
async function officer(personId: string) {
  const card = await cardFor(personId);
  const first = valueOf(await accept(card.qr));
  const app = valueOf(await perform(house.app, await asPerson(first), identity.enrolTotp, {}));
  const confirm = { code: codeOf(app.typed), sessionToken: first.sessionToken };
  const session = valueOf(await perform(house.app, await asPerson(first), identity.confirmTotp, confirm));
  return { personId, login: card.login, typed: app.typed, first, session };
}

test('a card opens once: by QR it sets the password and signs in, and a second use finds nothing', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const card = await cardFor(personId);
  expect(card.code).toMatch(/^HG-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const shown = valueOf(await perform(house.app, nobody, identity.readInvitation, { token: card.qr }));
  expect(shown).toMatchObject({ fullName: 'Lê Thị Hoa', login: card.login, purpose: 'first' });
  const session = valueOf(await accept(card.qr));
  expect(await asPerson(session)).toMatchObject({ personId, factors: 1 });
  expect(await accept(card.qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  valueOf(await signIn(card.login.toUpperCase()));
});

test('the typed code of a card opens it with the login; lower case, spaces and look-alike letters are forgiven', async () => {
  const card = await cardFor(await house.add('Lê Thị Hoa'));
  const typed = card.code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
  const raw = { login: card.login, code: typed };
  const opened = valueOf(await performAttempt(house.app, nobody, { attempt: identity.openInvitation, raw }));
  expect(opened.fullName).toBe('Lê Thị Hoa');
  valueOf(await accept(opened.ticket));
  expect(await accept(opened.ticket)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('after five wrong codes the typed way of a card is closed even for the right one; its QR still opens it', async () => {
  const card = await cardFor(await house.add('Lê Thị Hoa'));
  const open = (code: string) =>
    performAttempt(house.app, nobody, { attempt: identity.openInvitation, raw: { login: card.login, code } });
  for (let n = 0; n < 5; n += 1) expect(await open('00000000')).toMatchObject({ fault: { code: 'unauthenticated' } });
  expect(await open(card.code)).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  valueOf(await accept(card.qr));
});

test('a card ends on its day, when a newer one is printed, and when its ticket is fifteen minutes old', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const [first, second] = [await cardFor(personId), await cardFor(personId)];
  expect(await accept(first.qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const raw = { login: second.login, code: second.code };
  const { ticket } = valueOf(await performAttempt(house.app, nobody, { attempt: identity.openInvitation, raw }));
  house.clock.advance(15 * 60 + 1);
  expect(await accept(ticket)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  house.clock.advance(31 * 86_400);
  expect(await accept(second.qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('a weak password is refused with a sentence and uses nothing up', async () => {
  const card = await cardFor(await house.add('Lê Thị Hoa'));
  for (const weak of ['ngắn', 'matkhau123', 'aaaaaaaaaaaa', '1234567890', `${card.login}2026`, 'Lê Thị Hoa 12']) {
    expect(await accept(card.qr, weak)).toMatchObject({
      ok: false,
      fault: { code: 'invalid', fields: { password: expect.any(String) } },
    });
  }
  valueOf(await accept(card.qr));
});

test('nothing that opens anything is in the database', async () => {
  const { card, session } = await member();
  const { rows } = await sql<{ dump: string }>`
    select (select json_agg(a) from identity.account a)::text || (select json_agg(i) from identity.invitation i)::text
      || (select json_agg(s) from identity.session s)::text || (select json_agg(e) from audit.entry e)::text as dump`.execute(
    house.ownerDb,
  );
  const dump = rows[0]?.dump ?? '';
  expect(dump.length).toBeGreaterThan(500);
  for (const secret of [card.qr, card.code, card.code.slice(3).replace('-', ''), session.sessionToken, PASSWORD]) {
    expect(dump).not.toContain(secret);
  }
});

test('a wrong password, an unknown login, a locked account and a person who left get one and the same answer', async () => {
  const { login, personId } = await member();
  const answers = [await signIn(login, 'sai mật khẩu rồi'), await signIn('hg-9999', PASSWORD)];
  const act = { personId, reason };
  valueOf(await perform(house.app, house.system, identity.lockAccount, act));
  answers.push(await signIn(login));
  valueOf(await perform(house.app, house.system, identity.unlockAccount, act));
  valueOf(await signIn(login));
  valueOf(
    await perform(house.app, house.office, org.changePersonState, {
      personId,
      state: 'moved',
      onDay: '2026-11-01',
      reason,
    }),
  );
  answers.push(await signIn(login));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from audit.security_event where kind = 'failed_try'`.execute(house.ownerDb);
  expect(rows[0]?.n).toBe(4);
});

test('powers count only in a sign-in that rests on two factors, and the token changes when they begin to', async () => {
  const { first, session, login, typed } = await officer(house.leader.personId);
  expect(first).toMatchObject({ arePowersWithheld: true, next: 'set_up_second_factor' });
  expect(await who(first)).toEqual(nobody);
  expect(powersIn(await asPerson(session))).toEqual(['approve']);

  house.clock.advance(60);
  const second = valueOf(await signIn(login));
  expect(second).toMatchObject({ factors: 1, arePowersWithheld: true, next: 'enter_totp' });
  const weak = await asPerson(second);
  expect(powersIn(weak)).toEqual([]);
  expect(await perform(house.app, weak, org.peopleOf, {})).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  const verify = (totpCode: string) =>
    performAttempt(house.app, weak, {
      attempt: identity.verifyAgain,
      raw: { sessionToken: second.sessionToken, totpCode },
    });
  const raised = valueOf(await verify(codeOf(typed)));
  expect(raised.sessionToken).not.toBe(second.sessionToken);
  expect(await who(second)).toEqual(nobody);
  expect(powersIn(await asPerson(raised))).toEqual(['approve']);
});

test('the code of an app works once', async () => {
  const { typed, session } = await officer(house.leader.personId);
  house.clock.advance(60);
  const code = codeOf(typed);
  const actor = await asPerson(session);
  const raw = { sessionToken: session.sessionToken, totpCode: code };
  const once = valueOf(await performAttempt(house.app, actor, { attempt: identity.verifyAgain, raw }));
  const again = { sessionToken: once.sessionToken, totpCode: code };
  const replay = await performAttempt(house.app, actor, { attempt: identity.verifyAgain, raw: again });
  expect(replay).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
});

test('SES-1: a token that the browser had before is dead after sign-in, and never becomes the new one', async () => {
  const { login } = await member();
  for (let n = 0; n < 5; n += 1) {
    const planted = valueOf(await signIn(login));
    const fresh = valueOf(await signIn(login, PASSWORD, { sessionToken: planted.sessionToken }));
    expect(fresh.sessionToken).not.toBe(planted.sessionToken);
    expect(await who(planted)).toEqual(nobody);
    valueOf(await perform(house.app, await asPerson(fresh), identity.signOut, { sessionToken: fresh.sessionToken }));
    expect(await who(fresh)).toEqual(nobody);
  }
  const made = 'gs_chosen-by-an-attacker-chosen-by-an-attacker';
  valueOf(await signIn(login, PASSWORD, { sessionToken: made }));
  expect(await who({ sessionToken: made })).toEqual(nobody);
});

test('SES-4: sign-out, sign-out everywhere, a new password and a lock end other sign-ins on the next request', async () => {
  const { login, personId } = await member();
  const open = async () => valueOf(await signIn(login));
  const [a, b] = [await open(), await open()];
  const kept = { keepSessionToken: b.sessionToken };
  valueOf(await perform(house.app, await asPerson(b), identity.signOutEverywhere, kept));
  expect(await who(a)).toEqual(nobody);
  const devices = valueOf(
    await perform(house.app, await asPerson(b), identity.myDevices, { sessionToken: b.sessionToken }),
  );
  expect(devices.devices).toMatchObject([{ isThisOne: true, createdOn: '2026-11-22' }]);

  const other = await open();
  const change = { password: 'mưa rơi trên phố cũ', sessionToken: b.sessionToken };
  const rotated = valueOf(await perform(house.app, await asPerson(b), identity.changePassword, change));
  expect([await who(other), await who(b)]).toEqual([nobody, nobody]);
  expect((await asPerson(rotated)).personId).toBe(personId);
  valueOf(await perform(house.app, house.system, identity.lockAccount, { personId, reason }));
  expect(await who(rotated)).toEqual(nobody);
});

test('a sensitive act asks for a check that is at most five minutes old, and the chain stays free of it', async () => {
  const { session } = await member();
  const change = { password: 'mưa rơi trên phố cũ', sessionToken: session.sessionToken };
  house.clock.advance(5 * 60 + 1);
  const stale = await perform(house.app, await asPerson(session), identity.changePassword, change);
  expect(stale).toMatchObject({ ok: false, fault: { code: 'conflict', detail: { needs: 'identity.verifyAgain' } } });
  const raw = { sessionToken: session.sessionToken, password: PASSWORD };
  const again = valueOf(
    await performAttempt(house.app, await asPerson(session), { attempt: identity.verifyAgain, raw }),
  );
  valueOf(
    await perform(house.app, await asPerson(again), identity.changePassword, {
      ...change,
      sessionToken: again.sessionToken,
    }),
  );
});

test('a proof is worth nothing with another sign-in or when it is made up', async () => {
  const [one, two] = [await member('Lê Thị Hoa'), await member('Lê Thị Hồng')];
  for (const proof of [two.session.proof, `${house.clock.now().getTime()}.AAAA`, 'x', '']) {
    const actor = await asPerson({ sessionToken: one.session.sessionToken, proof });
    expect(actor.verifiedAt.getTime()).toBe(0);
  }
});

test('sign-ins end by total and by idle time; those with powers much sooner', async () => {
  const { session } = await member();
  const { session: strong } = await officer(house.leader.personId);
  house.clock.advance(LIFETIME.powered.idle / 1000 - 10);
  expect((await who(strong)).kind).toBe('person');
  house.clock.advance(LIFETIME.powered.idle / 1000 - 10);
  expect((await who(strong)).kind).toBe('person');
  house.clock.advance(LIFETIME.powered.idle / 1000 + 10);
  expect(await who(strong)).toEqual(nobody);
  house.clock.advance(29 * 86_400);
  expect((await who(session)).kind).toBe('person');
  house.clock.advance(29 * 86_400);
  expect((await who(session)).kind).toBe('person');
  house.clock.advance(3 * 86_400);
  expect(await who(session)).toEqual(nobody);
});

test('of people without powers no instant finer than a day is kept', async () => {
  const { login } = await member();
  house.clock.set('2026-11-23T05:17:31.123Z');
  valueOf(await signIn(login));
  const { rows } = await sql<{ row: string }>`
    select row_to_json(s)::text as row from identity.session s
    union all select row_to_json(t)::text from identity.attempt t`.execute(house.ownerDb);
  expect(rows).toHaveLength(2);
  for (const { row } of rows) expect(row).not.toMatch(/05:17|12:17|1763875051/);
  const { rows: chain } = await sql<{ n: number }>`
    select count(*) as n from audit.entry where at >= '2026-11-23T05:17:31Z'`.execute(house.ownerDb);
  expect(chain[0]?.n).toBe(0);
});

test('AUT-7: an ended post, a moved person and a closed account have effect on the next request', async () => {
  const { session } = await officer(house.leader.personId);
  const { holdings } = valueOf(
    await perform(house.app, house.system, org.holdings, { personId: house.leader.personId }),
  );
  expect(powersIn(await asPerson(session))).toEqual(['approve']);
  const end = { holdingId: holdings[0]?.holdingId, toOn: '2026-11-22', reason };
  valueOf(await perform(house.app, house.system, org.endHolding, end));
  expect(powersIn(await asPerson(session))).toEqual([]);
  const other = await member();
  const moved = { personId: other.personId, state: 'moved', onDay: '2026-11-22', reason };
  valueOf(await perform(house.app, house.office, org.changePersonState, moved));
  expect(await who(other.session)).toEqual(nobody);
  valueOf(await perform(house.app, house.system, identity.closeAccount, { personId: house.leader.personId, reason }));
  expect(await who(session)).toEqual(nobody);
});

test('a power given during a sign-in with one factor does not count before a second factor', async () => {
  const { personId, session } = await member();
  const post = { unitId: house.rootUnitId, title: 'Ủy ban Kiểm tra', powers: ['inspect'], fromOn: FOUNDED_ON };
  const postId = valueOf(await perform(house.app, house.leader, org.createPost, post)).id;
  valueOf(await perform(house.app, house.leader, org.appoint, { personId, postId, fromOn: '2026-11-22' }));
  expect(powersIn(await asPerson(session))).toEqual([]);
  const mine = valueOf(await perform(house.app, await asPerson(session), identity.me, {}));
  expect(mine).toMatchObject({ arePowersWithheld: true, hasTotp: false });
});

test('AUT-8: tokens, cards and tickets of one tenant are nothing in another', async () => {
  const { session, card } = await member();
  const { session: strong, login } = await officer(house.leader.personId);
  const made = valueOf(
    await perform(house.app, await asPerson(strong), identity.createToken, {
      name: 'Báo cáo',
      scopes: ['org.unitTree'],
    }),
  );
  await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const there: Actor = { kind: 'anonymous', tenantId: house.otherTenantId };
  for (const carried of [session, strong, { apiToken: made.token }]) {
    expect(await actorOf(house.app, house.otherTenantId, carried)).toEqual(there);
  }
  const unused = await cardFor(await house.add('Lê Thị Hồng'));
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
  const { session } = await officer(house.leader.personId);
  const actor = await asPerson(session);
  const wanted = { name: 'Báo cáo', scopes: ['org.peopleOf'], validDays: 10 };
  const { token, tokenId } = valueOf(await perform(house.app, actor, identity.createToken, wanted));
  const program = await asPerson({ apiToken: token });
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
  expect(await who({ apiToken: token })).toEqual(nobody);
  const next = valueOf(await perform(house.app, actor, identity.createToken, wanted));
  house.clock.advance(10 * 86_400);
  expect(await who({ apiToken: next.token })).toEqual(nobody);
  const forbiddenScope = { ...wanted, scopes: ['identity.createToken'] };
  expect(await perform(house.app, actor, identity.createToken, forbiddenScope)).toMatchObject({
    ok: false,
    fault: { code: 'invalid' },
  });
});

test('AUT-10: a recovery takes two different people, neither the person, and the card takes every old factor away', async () => {
  const { personId, session, login } = await member();
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
  expect((await who(session)).kind).toBe('person');
  const fresh = valueOf(await accept(done.card?.qr ?? '', 'mưa rơi trên phố cũ'));
  expect(await who(session)).toEqual(nobody);
  expect((await asPerson(fresh)).personId).toBe(personId);
  expect(await signIn(login)).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  valueOf(await signIn(login, 'mưa rơi trên phố cũ'));
});

test('an account in use gets no second first card; the office cannot print the card of a holder of powers', async () => {
  const { personId } = await member();
  expect(await perform(house.app, house.office, identity.invite, { personId })).toMatchObject({
    ok: false,
    fault: { code: 'conflict' },
  });
  const leaderId = house.leader.personId;
  for (const actor of [house.office, house.leader]) {
    const refused = await perform(house.app, actor, identity.invite, { personId: leaderId });
    expect(refused).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  }
  valueOf(await perform(house.app, house.leader, identity.invite, { personId: house.office.personId }));
});

test('many cards are printed at once, all different, all or none', async () => {
  const personIds: string[] = [];
  for (let n = 0; n < 12; n += 1) personIds.push(await house.add(`Người Thứ ${n}`));
  const { cards } = valueOf(await perform(house.app, house.office, identity.inviteMany, { personIds }));
  expect(cards.map((card) => card.personId)).toEqual(personIds);
  expect(new Set(cards.flatMap((card) => [card.qr, card.code])).size).toBe(24);
  const withStranger = [...personIds, crypto.randomUUID()];
  const refused = await perform(house.app, house.office, identity.inviteMany, { personIds: withStranger });
  expect(refused).toMatchObject({ ok: false, fault: { code: 'not_found' } });
  const { accounts } = valueOf(await perform(house.app, house.office, identity.accounts, {}));
  expect(accounts).toHaveLength(12);
});

test("yesterday's counts, old challenges and ended sign-ins are swept away, and only by the machine", async () => {
  const { login } = await member();
  expect(await signIn(login, 'sai mật khẩu rồi')).toMatchObject({ ok: false });
  valueOf(await perform(house.app, nobody, identity.passkeySignInOptions, {}));
  house.clock.advance(61 * 86_400);
  expect(await perform(house.app, house.office, identity.sweep, {})).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const swept = valueOf(await perform(house.app, house.system, identity.sweep, {}));
  expect(swept).toEqual({ attempts: 3, challenges: 1, sessions: 1 });
});

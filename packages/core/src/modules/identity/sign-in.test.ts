import { beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { accountDesk, PASSWORD, powersIn, type AccountDesk } from '../../testing/account-desk.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { identity, performAttempt } from './index.ts';

let house: FoundedHouse;
let desk: AccountDesk;
beforeEach(async () => {
  house = await foundedHouse();
  desk = accountDesk(house);
});

const reason = 'mất điện thoại và mật khẩu';

test('nothing that opens anything is in the database', async () => {
  const { card, session } = await desk.member();
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
  const { login, personId } = await desk.member();
  const answers = [await desk.signIn(login, 'sai mật khẩu rồi'), await desk.signIn('hg-9999', PASSWORD)];
  const act = { personId, reason };
  valueOf(await perform(house.app, house.system, identity.lockAccount, act));
  answers.push(await desk.signIn(login));
  valueOf(await perform(house.app, house.system, identity.unlockAccount, act));
  valueOf(await desk.signIn(login));
  valueOf(
    await perform(house.app, house.office, org.changePersonState, {
      personId,
      state: 'moved',
      onDay: '2026-11-01',
      reason,
    }),
  );
  answers.push(await desk.signIn(login));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from audit.security_event where kind = 'failed_try'`.execute(house.ownerDb);
  expect(rows[0]?.n).toBe(4);
});

test('powers count only in a sign-in that rests on two factors, and the token changes when they begin to', async () => {
  const { first, session, login, typed } = await desk.officer(house.leader.personId);
  expect(first).toMatchObject({ arePowersWithheld: true, next: 'set_up_second_factor' });
  expect(await desk.who(first)).toEqual(desk.nobody);
  expect(powersIn(await desk.asPerson(session))).toEqual(['approve']);

  house.clock.advance(60);
  const second = valueOf(await desk.signIn(login));
  expect(second).toMatchObject({ factors: 1, arePowersWithheld: true, next: 'enter_totp' });
  const weak = await desk.asPerson(second);
  expect(powersIn(weak)).toEqual([]);
  expect(await perform(house.app, weak, org.peopleOf, {})).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  const verify = (totpCode: string) =>
    performAttempt(house.app, weak, {
      attempt: identity.verifyAgain,
      raw: { sessionToken: second.sessionToken, totpCode },
    });
  const raised = valueOf(await verify(desk.codeOf(typed)));
  expect(raised.sessionToken).not.toBe(second.sessionToken);
  expect(await desk.who(second)).toEqual(desk.nobody);
  expect(powersIn(await desk.asPerson(raised))).toEqual(['approve']);
});

test('the code of an app works once', async () => {
  const { typed, session } = await desk.officer(house.leader.personId);
  house.clock.advance(60);
  const code = desk.codeOf(typed);
  const actor = await desk.asPerson(session);
  const raw = { sessionToken: session.sessionToken, totpCode: code };
  const once = valueOf(await performAttempt(house.app, actor, { attempt: identity.verifyAgain, raw }));
  const again = { sessionToken: once.sessionToken, totpCode: code };
  const replay = await performAttempt(house.app, actor, { attempt: identity.verifyAgain, raw: again });
  expect(replay).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
});

test('SES-1: a token that the browser had before is dead after sign-in, and never becomes the new one', async () => {
  const { login } = await desk.member();
  for (let n = 0; n < 5; n += 1) {
    const planted = valueOf(await desk.signIn(login));
    const fresh = valueOf(await desk.signIn(login, PASSWORD, { sessionToken: planted.sessionToken }));
    expect(fresh.sessionToken).not.toBe(planted.sessionToken);
    expect(await desk.who(planted)).toEqual(desk.nobody);
    valueOf(
      await perform(house.app, await desk.asPerson(fresh), identity.signOut, { sessionToken: fresh.sessionToken }),
    );
    expect(await desk.who(fresh)).toEqual(desk.nobody);
  }
  const made = 'gs_chosen-by-an-attacker-chosen-by-an-attacker';
  valueOf(await desk.signIn(login, PASSWORD, { sessionToken: made }));
  expect(await desk.who({ sessionToken: made })).toEqual(desk.nobody);
});

test('a sensitive act asks for a check that is at most five minutes old, and the chain stays free of it', async () => {
  const { session } = await desk.member();
  const change = { password: 'mưa rơi trên phố cũ', sessionToken: session.sessionToken };
  house.clock.advance(5 * 60 + 1);
  const stale = await perform(house.app, await desk.asPerson(session), identity.changePassword, change);
  expect(stale).toMatchObject({ ok: false, fault: { code: 'conflict', detail: { needs: 'identity.verifyAgain' } } });
  const raw = { sessionToken: session.sessionToken, password: PASSWORD };
  const again = valueOf(
    await performAttempt(house.app, await desk.asPerson(session), { attempt: identity.verifyAgain, raw }),
  );
  valueOf(
    await perform(house.app, await desk.asPerson(again), identity.changePassword, {
      ...change,
      sessionToken: again.sessionToken,
    }),
  );
});

test('a proof is worth nothing with another sign-in or when it is made up', async () => {
  const [one, two] = [await desk.member('Lê Thị Hoa'), await desk.member('Lê Thị Hồng')];
  for (const proof of [two.session.proof, `${house.clock.now().getTime()}.AAAA`, 'x', '']) {
    const actor = await desk.asPerson({ sessionToken: one.session.sessionToken, proof });
    expect(actor.verifiedAt.getTime()).toBe(0);
  }
});

test('of people without powers no instant finer than a day is kept', async () => {
  const { login } = await desk.member();
  house.clock.set('2026-11-23T05:17:31.123Z');
  valueOf(await desk.signIn(login));
  const { rows } = await sql<{ row: string }>`
    select row_to_json(s)::text as row from identity.session s
    union all select row_to_json(t)::text from identity.attempt t`.execute(house.ownerDb);
  expect(rows).toHaveLength(2);
  for (const { row } of rows) expect(row).not.toMatch(/05:17|12:17|1763875051/);
  const { rows: chain } = await sql<{ n: number }>`
    select count(*) as n from audit.entry where at >= '2026-11-23T05:17:31Z'`.execute(house.ownerDb);
  expect(chain[0]?.n).toBe(0);
});

test("yesterday's counts, old challenges and ended sign-ins are swept away, and only by the machine", async () => {
  const { login } = await desk.member();
  expect(await desk.signIn(login, 'sai mật khẩu rồi')).toMatchObject({ ok: false });
  valueOf(await perform(house.app, desk.nobody, identity.passkeySignInOptions, {}));
  house.clock.advance(61 * 86_400);
  expect(await perform(house.app, house.office, identity.sweep, {})).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const swept = valueOf(await perform(house.app, house.system, identity.sweep, {}));
  expect(swept).toEqual({ attempts: 3, challenges: 1, sessions: 1 });
});

import { beforeEach, expect, test } from 'vitest';
import { accountDesk, type AccountDesk } from '../../testing/account-desk.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform } from '../../usecase/index.ts';
import { identity, performAttempt } from './index.ts';

let house: FoundedHouse;
let desk: AccountDesk;
beforeEach(async () => {
  house = await foundedHouse();
  desk = accountDesk(house);
});

test('a card opens once: by QR it sets the password and signs in, and a second use finds nothing', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const card = await desk.cardFor(personId);
  expect(card.code).toMatch(/^HG-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const shown = valueOf(await perform(house.app, desk.nobody, identity.readInvitation, { token: card.qr }));
  expect(shown).toMatchObject({ fullName: 'Lê Thị Hoa', login: card.login, purpose: 'first' });
  const session = valueOf(await desk.accept(card.qr));
  expect(await desk.asPerson(session)).toMatchObject({ personId, factors: 1 });
  expect(await desk.accept(card.qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  valueOf(await desk.signIn(card.login.toUpperCase()));
});

test('the typed code of a card opens it with the login; lower case, spaces and look-alike letters are forgiven', async () => {
  const card = await desk.cardFor(await house.add('Lê Thị Hoa'));
  const typed = card.code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
  const raw = { login: card.login, code: typed };
  const opened = valueOf(await performAttempt(house.app, desk.nobody, { attempt: identity.openInvitation, raw }));
  expect(opened.fullName).toBe('Lê Thị Hoa');
  valueOf(await desk.accept(opened.ticket));
  expect(await desk.accept(opened.ticket)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('after five wrong codes the typed way of a card is closed even for the right one; its QR still opens it', async () => {
  const card = await desk.cardFor(await house.add('Lê Thị Hoa'));
  const open = (code: string) =>
    performAttempt(house.app, desk.nobody, { attempt: identity.openInvitation, raw: { login: card.login, code } });
  for (let n = 0; n < 5; n += 1) expect(await open('00000000')).toMatchObject({ fault: { code: 'unauthenticated' } });
  expect(await open(card.code)).toMatchObject({ ok: false, fault: { code: 'unauthenticated' } });
  valueOf(await desk.accept(card.qr));
});

test('a card ends on its day, when a newer one is printed, and when its ticket is fifteen minutes old', async () => {
  const personId = await house.add('Lê Thị Hoa');
  const [first, second] = [await desk.cardFor(personId), await desk.cardFor(personId)];
  expect(await desk.accept(first.qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const raw = { login: second.login, code: second.code };
  const { ticket } = valueOf(await performAttempt(house.app, desk.nobody, { attempt: identity.openInvitation, raw }));
  house.clock.advance(15 * 60 + 1);
  expect(await desk.accept(ticket)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  house.clock.advance(31 * 86_400);
  expect(await desk.accept(second.qr)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('a weak password is refused with a sentence and uses nothing up', async () => {
  const card = await desk.cardFor(await house.add('Lê Thị Hoa'));
  for (const weak of ['ngắn', 'matkhau123', 'aaaaaaaaaaaa', '1234567890', `${card.login}2026`, 'Lê Thị Hoa 12']) {
    expect(await desk.accept(card.qr, weak)).toMatchObject({
      ok: false,
      fault: { code: 'invalid', fields: { password: expect.any(String) } },
    });
  }
  valueOf(await desk.accept(card.qr));
});

test('an account in use gets no second first card; the office cannot print the card of a holder of powers', async () => {
  const { personId } = await desk.member();
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

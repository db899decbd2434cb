import { beforeEach, expect, test } from 'vitest';
import { accountDesk } from '../../testing/account-desk.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { passkeyDevice as device, type PasskeyDevice } from '../../testing/passkey-device.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { actorOf, identity, performAttempt } from './index.ts';

let house: FoundedHouse;
let nobody: Actor;
beforeEach(async () => {
  house = await foundedHouse();
  nobody = { kind: 'anonymous', tenantId: house.tenantId };
});

async function leaderSignedIn() {
  const desk = accountDesk(house);
  const card = await desk.cardFor(house.leader.personId);
  return valueOf(await desk.accept(card.qr));
}
async function add(session: { sessionToken: string; proof: string }, key: PasskeyDevice, flags?: number) {
  const actor = await actorOf(house.app, house.tenantId, session);
  const { challengeId, options } = valueOf(await perform(house.app, actor, identity.passkeyOptions, {}));
  const response = key.make(options['challenge'], flags);
  const raw = { challengeId, response, label: 'Điện thoại của tôi', sessionToken: session.sessionToken };
  return perform(house.app, actor, identity.addPasskey, raw);
}
const begin = async () => valueOf(await perform(house.app, nobody, identity.passkeySignInOptions, {}));
const signIn = (challengeId: string, response: object) =>
  performAttempt(house.app, nobody, { attempt: identity.signInWithPasskey, raw: { challengeId, response } });
const powersOf = async (session: { sessionToken: string }) => {
  const actor = await actorOf(house.app, house.tenantId, session);
  return actor.kind === 'person' ? actor.holdings.flatMap((holding) => holding.powers) : 'nobody';
};

test('a passkey is added and signs in; it stands for two factors, so the powers of the posts count', async () => {
  const key = device();
  const first = await leaderSignedIn();
  expect(await powersOf(first)).toEqual([]);
  const added = valueOf(await add(first, key));
  expect(await powersOf(first)).toBe('nobody');
  expect(await powersOf(added)).toEqual(['approve']);
  const { challengeId, options } = await begin();
  const session = valueOf(await signIn(challengeId, key.answer(options['challenge'])));
  expect(session).toMatchObject({ factors: 2, arePowersWithheld: false, next: 'nothing' });
  expect(await powersOf(session)).toEqual(['approve']);
});

test('an answer is good once, for its own challenge, at our origin, with finger or PIN, and from a device we know', async () => {
  const [key, stranger, elsewhere] = [device(), device(), device('https://guong.example')];
  valueOf(await add(await leaderSignedIn(), key));
  const refused = { ok: false, fault: { code: 'unauthenticated' } };

  const once = await begin();
  const answer = key.answer(once.options['challenge']);
  valueOf(await signIn(once.challengeId, answer));
  expect(await signIn(once.challengeId, answer)).toMatchObject(refused);

  const other = await begin();
  expect(await signIn(other.challengeId, key.answer(once.options['challenge']))).toMatchObject(refused);
  const unknown = await begin();
  expect(await signIn(unknown.challengeId, stranger.answer(unknown.options['challenge']))).toMatchObject(refused);
  const noPin = await begin();
  expect(await signIn(noPin.challengeId, key.answer(noPin.options['challenge'], 0x01))).toMatchObject(refused);
  const forged = await begin();
  const stolen = { ...elsewhere.answer(forged.options['challenge']), id: key.id, rawId: key.id };
  expect(await signIn(forged.challengeId, stolen)).toMatchObject(refused);
  const late = await begin();
  house.clock.advance(5 * 60 + 1);
  expect(await signIn(late.challengeId, key.answer(late.options['challenge']))).toMatchObject(refused);
});

test('a passkey is refused from another origin, without finger or PIN, twice, and by whoever has not just proven himself', async () => {
  const first = await leaderSignedIn();
  expect(await add(first, device('https://guong.example'))).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  expect(await add(first, device(), 0x01)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const key = device();
  const added = valueOf(await add(first, key));
  expect(await add(added, key)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  house.clock.advance(5 * 60 + 1);
  const actor = await actorOf(house.app, house.tenantId, added);
  const stale = await perform(house.app, actor, identity.passkeyOptions, {});
  expect(stale).toMatchObject({ ok: false, fault: { detail: { needs: 'identity.verifyAgain' } } });
});

test('a removed passkey opens nothing, nor does one of a locked account', async () => {
  const key = device();
  const added = valueOf(await add(await leaderSignedIn(), key));
  const actor = await actorOf(house.app, house.tenantId, added);
  const act = { personId: house.leader.personId, reason: 'điện thoại bị mất' };
  valueOf(await perform(house.app, house.system, identity.lockAccount, act));
  const locked = await begin();
  expect(await signIn(locked.challengeId, key.answer(locked.options['challenge']))).toMatchObject({ ok: false });
  valueOf(await perform(house.app, house.system, identity.unlockAccount, act));
  valueOf(await perform(house.app, actor, identity.removePasskey, { credentialId: key.id }));
  const gone = await begin();
  expect(await signIn(gone.challengeId, key.answer(gone.options['challenge']))).toMatchObject({ ok: false });
});

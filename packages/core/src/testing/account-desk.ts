import { Secret, TOTP } from 'otpauth';
import { actorOf, identity, performAttempt, type Card, type Carried } from '../modules/identity/index.ts';
import { perform, type Actor, type PersonActor, type Power } from '../usecase/index.ts';
import { valueOf, type FoundedHouse } from './founded-house.ts';

/** A password that passes, of no account anywhere. */
export const PASSWORD = 'con cò bay lả bay la';

/** The powers that count in this sign-in. */
export const powersIn = (actor: PersonActor): readonly Power[] => actor.holdings.flatMap((holding) => holding.powers);

export type AccountDesk = ReturnType<typeof accountDesk>;

/** Where tests get accounts in a house: cards, sign-ins with one factor and with two, and who somebody is by what he carries. */
export function accountDesk(house: FoundedHouse) {
  const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  const cardFor = async (personId: string): Promise<Card> =>
    valueOf(await perform(house.app, house.system, identity.invite, { personId }));
  const accept = (token: string, password = PASSWORD) =>
    perform(house.app, nobody, identity.acceptInvitation, { token, password, device: 'Máy tính' });
  const signIn = (login: string, password = PASSWORD, more: object = {}) =>
    performAttempt(house.app, nobody, { attempt: identity.signIn, raw: { login, password, from: '10.0.0', ...more } });
  const who = (carried: Carried): Promise<Actor> => actorOf(house.app, house.tenantId, carried);
  const asPerson = async (carried: Carried): Promise<PersonActor> => {
    const actor = await who(carried);
    if (actor.kind !== 'person') throw new Error('nobody');
    return actor;
  };
  /** What the authenticator app shows now, or so many half minutes later. */
  const codeOf = (typed: string, shift = 0): string =>
    new TOTP({ secret: Secret.fromBase32(typed) }).generate({
      timestamp: house.clock.now().getTime() + shift * 30_000,
    });

  /** A person with an account and a first sign-in. */
  const member = async (fullName = 'Lê Thị Hoa') => {
    const personId = await house.add(fullName);
    const card = await cardFor(personId);
    const session = valueOf(await accept(card.qr));
    return { personId, card, session, login: card.login };
  };

  /** A person with an app as second factor, signed in with both. */
  const officer = async (personId: string) => {
    const card = await cardFor(personId);
    const first = valueOf(await accept(card.qr));
    const app = valueOf(await perform(house.app, await asPerson(first), identity.enrolTotp, {}));
    const confirm = { code: codeOf(app.typed), sessionToken: first.sessionToken };
    const session = valueOf(await perform(house.app, await asPerson(first), identity.confirmTotp, confirm));
    return { personId, login: card.login, typed: app.typed, first, session };
  };
  return { nobody, cardFor, accept, signIn, who, asPerson, codeOf, member, officer };
}

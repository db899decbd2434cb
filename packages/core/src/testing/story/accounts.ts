import { Secret, TOTP } from 'otpauth';
import { actorOf, identity } from '../../modules/identity/index.ts';
import type { Actor } from '../../usecase/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import { passkeyDevice } from '../passkey-device.ts';
import type { Tell } from './telling.ts';

const PASSWORD = 'con cò bay lả bay la';
const reason = 'mất điện thoại và mật khẩu';

interface Carried {
  readonly sessionToken: string;
  readonly proof: string;
}
/** The chapter's common things: the house, the way to tell, and who stands before the door. */
interface Scene {
  readonly house: FoundedHouse;
  readonly tell: Tell;
  readonly nobody: Actor;
  /** Whoever carries this sign-in. */
  readonly who: (carried: Carried) => Promise<Actor>;
}

/** Cards, sign-ins, factors, tokens, recovery and keeping accounts. */
export async function accounts(house: FoundedHouse, tell: Tell): Promise<void> {
  const scene: Scene = {
    house,
    tell,
    nobody: { kind: 'anonymous', tenantId: house.tenantId },
    who: (carried) => actorOf(house.app, house.tenantId, carried),
  };
  const { personId, login } = await cards(scene);
  await tell(house.system, identity.orderer, { personId });
  const session = await comeAndGo(scene, login);
  const strong = await factors(scene, session);
  await tokens(scene, strong);
  await keeping(scene, personId);
}

async function cards({ house, tell, nobody }: Scene): Promise<{ personId: string; login: string }> {
  const { office } = house;
  const personId = await house.add('Đỗ Thị Tài Khoản');
  const others = [await house.add('Đỗ Văn Hai'), await house.add('Đỗ Văn Ba')];
  const card = await tell(office, identity.invite, { personId });
  const [other] = (await tell(office, identity.inviteMany, { personIds: others })).cards;
  await tell(nobody, identity.readInvitation, { token: card.qr });
  await tell(nobody, identity.openInvitation, { login: other?.login, code: other?.code, from: '10.0.0' });
  await tell(nobody, identity.acceptInvitation, { token: card.qr, password: PASSWORD, device: 'Máy tính' });
  return { personId, login: card.login };
}

async function comeAndGo({ tell, nobody, who }: Scene, login: string): Promise<Carried> {
  const come = async (): Promise<Carried> => {
    const answer = await tell(nobody, identity.signIn, { login, password: PASSWORD, from: '10.0.0' });
    if (answer.outcome !== 'signed_in') throw new Error('the password is right');
    return answer;
  };
  const [first, , third] = [await come(), await come(), await come()];
  await tell(nobody, identity.whoIsThis, { sessionToken: first.sessionToken, proof: first.proof });
  await tell(nobody, identity.touch, { sessionToken: first.sessionToken });
  const me = await who(first);
  await tell(me, identity.me);
  const { devices } = await tell(me, identity.myDevices, { sessionToken: third.sessionToken });
  const away = devices.find(({ isThisOne }) => !isThisOne);
  await tell(me, identity.signOutDevice, { sessionId: away?.sessionId });
  await tell(me, identity.signOutEverywhere, { keepSessionToken: third.sessionToken });
  await tell(await who(third), identity.signOut, { sessionToken: third.sessionToken });
  const last = await come();
  const raw = { sessionToken: last.sessionToken, password: PASSWORD };
  const again = await tell(await who(last), identity.verifyAgain, raw);
  if (again.outcome !== 'verified') throw new Error('the password is right');
  return again;
}

async function factors({ house, tell, nobody, who }: Scene, session: Carried): Promise<Carried> {
  const { typed } = await tell(await who(session), identity.enrolTotp);
  const code = new TOTP({ secret: Secret.fromBase32(typed) }).generate({ timestamp: house.clock.now().getTime() });
  const { sessionToken } = session;
  const withApp = await tell(await who(session), identity.confirmTotp, { code, sessionToken });
  const me = await who(withApp);
  const key = passkeyDevice();
  const { challengeId, options } = await tell(me, identity.passkeyOptions);
  const response = key.make(options['challenge']);
  const carried = { label: 'Điện thoại của tôi', sessionToken: withApp.sessionToken };
  const added = await tell(me, identity.addPasskey, { challengeId, response, ...carried });
  const begun = await tell(nobody, identity.passkeySignInOptions);
  const answer = key.answer(begun.options['challenge']);
  await tell(nobody, identity.signInWithPasskey, { challengeId: begun.challengeId, response: answer });
  await tell(await who(added), identity.removePasskey, { credentialId: key.id });
  const change = { password: 'mưa rơi trên phố cũ', sessionToken: added.sessionToken };
  return tell(await who(added), identity.changePassword, change);
}

async function tokens({ tell, who }: Scene, session: Carried): Promise<void> {
  const me = await who(session);
  const { tokenId } = await tell(me, identity.createToken, { name: 'Báo cáo', scopes: ['org.unitTree'] });
  await tell(me, identity.myTokens);
  await tell(me, identity.revokeToken, { tokenId });
}

async function keeping({ house, tell }: Scene, personId: string): Promise<void> {
  const { office, leader, system } = house;
  const { recoveryId } = await tell(office, identity.requestRecovery, { personId, reason });
  await tell(office, identity.recoveries);
  await tell(office, identity.withdrawRecovery, { recoveryId });
  const again = await tell(office, identity.requestRecovery, { personId, reason });
  await tell(office, identity.approveRecovery, { recoveryId: again.recoveryId });
  await tell(leader, identity.approveRecovery, { recoveryId: again.recoveryId });
  await tell(office, identity.lockAccount, { personId, reason });
  await tell(office, identity.unlockAccount, { personId, reason });
  await tell(office, identity.closeAccount, { personId, reason });
  await tell(office, identity.accounts);
  await tell(system, identity.sweep);
}

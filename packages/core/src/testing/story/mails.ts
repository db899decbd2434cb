import { actorOf, identity } from '../../modules/identity/index.ts';
import { mail } from '../../modules/mail/index.ts';
import type { Actor } from '../../usecase/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';

/** An address is given, confirmed, used, and left in peace. */
export async function mails(house: FoundedHouse, tell: Tell): Promise<void> {
  const { system, tenantId } = house;
  const nobody: Actor = { kind: 'anonymous', tenantId };
  const me = await signedIn(house, tell, nobody);
  await tell(me, mail.setAddress, { address: 'thu@hoa-gao.example' });
  const asked = await waiting(system, tell);
  await tell(me, mail.confirmAddress, { code: asked.confirmCode });
  await tell(system, mail.noteOutcome, { letterId: asked.letterId, outcome: 'sent' });
  await tell(me, mail.choose, { wishes: [], isDigest: true });
  await tell(me, mail.mine);
  await tell(system, mail.orderDigests);
  const digest = await waiting(system, tell);
  await tell(system, mail.noteOutcome, { letterId: digest.letterId, outcome: 'failed', remark: 'greylisted' });
  await tell(house.office, mail.tryAgain, { letterId: digest.letterId });
  await tell(nobody, mail.stop, { accountId: digest.accountId, key: digest.stopKey });
}

async function signedIn(house: FoundedHouse, tell: Tell, nobody: Actor): Promise<Actor> {
  const personId = await house.add('Đỗ Thị Nhận Thư');
  const card = await tell(house.office, identity.invite, { personId });
  const raw = { token: card.qr, password: 'gió đưa cành trúc la đà' };
  const session = await tell(nobody, identity.acceptInvitation, raw);
  return actorOf(house.app, house.tenantId, session);
}

/** The one letter that waits, as whoever carries it gets it. */
async function waiting(system: Actor, tell: Tell) {
  const { letters } = await tell(system, mail.queue);
  const letterId = letters.find(({ state }) => state === 'waiting')?.letterId;
  const found = await tell(system, mail.letter, { letterId });
  if (found.standing !== 'send') throw new Error('a letter waits');
  return found.letter;
}

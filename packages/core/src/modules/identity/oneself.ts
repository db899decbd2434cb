import { fail, ok, type Result } from '../../kernel/index.ts';
import type { Ctx, PersonActor } from '../../usecase/index.ts';
import type { Standing } from '../org/index.ts';
import { ownAccount, standingToday } from './account.sql.ts';
import { isFresh } from './identity.policy.ts';
import { needsProof } from './identity.refusals.ts';
import type { AccountRow } from './identity.tables.ts';

/** Whoever acts, with the account (locked) and the standing of today. */
export interface Oneself {
  readonly actor: PersonActor;
  readonly account: AccountRow;
  readonly standing: Standing;
}

/** The account of whoever acts. Refuses when nobody is signed in any more. */
export async function oneself(ctx: Ctx): Promise<Result<Oneself>> {
  const { actor } = ctx;
  const account = await ownAccount(ctx);
  const standing = account && (await standingToday(ctx, account.person_id));
  if (actor.kind !== 'person' || !account || !standing) return fail({ code: 'unauthenticated' });
  return ok({ actor, account, standing });
}

/** The same, and a factor was checked within the last five minutes; else the way out is `identity.verifyAgain`. */
export async function provenSelf(ctx: Ctx): Promise<Result<Oneself>> {
  return isFresh(ctx.actor, ctx.now) ? oneself(ctx) : needsProof();
}

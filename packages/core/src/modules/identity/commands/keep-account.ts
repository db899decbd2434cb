import { conflict, dayOf, ok, type Permit, type Result } from '../../../kernel/index.ts';
import { command, type Ctx, type Done } from '../../../usecase/index.ts';
import { AccountActInput, AccountActOutput } from '../account.schema.ts';
import { accountOfPerson, changeAccount, standingToday } from '../account.sql.ts';
import { revokeCards } from '../cards.ts';
import { isFresh, mayKeepAccounts, type KeeperVerb } from '../identity.policy.ts';
import { forbidden, missing, needsProof } from '../identity.refusals.ts';
import { tables, type AccountState } from '../identity.tables.ts';
import { endSessions } from '../session.sql.ts';

/** Stops an account for a while, at once: every sign-in and token is dead on its next request. */
export const lockAccountOf = command({
  name: 'identity.lockAccount',
  http: 'POST /identity/accounts/{personId}/lock',
  summary: 'Khóa tạm thời tài khoản của một người, có lý do',
  input: AccountActInput,
  output: AccountActOutput,
  async run(ctx, input) {
    const permit = await permitFor(ctx, 'identity.lockAccount', input.personId);
    if (!permit) return forbidden('identity.lockAccount');
    return turn(ctx, permit, { ...input, from: ['active', 'invited'], to: 'locked', type: 'identity.account_locked' });
  },
});

/** Lets a locked account be used again. */
export const unlockAccount = command({
  name: 'identity.unlockAccount',
  http: 'POST /identity/accounts/{personId}/unlock',
  summary: 'Mở khóa tài khoản của một người, có lý do',
  input: AccountActInput,
  output: AccountActOutput,
  async run(ctx, input) {
    const permit = await permitFor(ctx, 'identity.unlockAccount', input.personId);
    if (!permit) return forbidden('identity.unlockAccount');
    if (!isFresh(ctx.actor, ctx.now)) return needsProof();
    return turn(ctx, permit, { ...input, from: ['locked'], to: 'active', type: 'identity.account_unlocked' });
  },
});

/** Ends an account: sign-ins, tokens and cards with it. A new card opens it again, empty. */
export const closeAccount = command({
  name: 'identity.closeAccount',
  http: 'POST /identity/accounts/{personId}/end',
  summary: 'Đóng tài khoản của một người, có lý do',
  input: AccountActInput,
  output: AccountActOutput,
  async run(ctx, input) {
    const permit = await permitFor(ctx, 'identity.closeAccount', input.personId);
    if (!permit) return forbidden('identity.closeAccount');
    if (!isFresh(ctx.actor, ctx.now)) return needsProof();
    const from: AccountState[] = ['invited', 'active', 'locked'];
    return turn(ctx, permit, { ...input, from, to: 'closed', type: 'identity.account_closed' });
  },
});

async function permitFor<N extends KeeperVerb>(ctx: Ctx, verb: N, personId: string): Promise<Permit<N> | undefined> {
  const holdings = (await standingToday(ctx, personId))?.holdings ?? [];
  return mayKeepAccounts(ctx.actor, verb, [{ personId, powers: holdings.flatMap((holding) => holding.powers) }]);
}

interface Turn {
  readonly personId: string;
  readonly reason: string;
  readonly from: readonly AccountState[];
  readonly to: AccountState;
  readonly type: string;
}
async function turn<N extends string>(
  ctx: Ctx,
  permit: Permit<N>,
  { personId, reason, from, to, type }: Turn,
): Promise<Result<Done<N, { accountId: string; state: AccountState }>>> {
  const account = await accountOfPerson(ctx, personId);
  if (!account) return missing('account');
  if (!from.includes(account.state)) return conflict('Tài khoản không ở trạng thái làm được việc này.');
  // An account that was never used goes back to waiting for its card.
  const state = to === 'active' && account.password_hash === null ? 'invited' : to;
  await changeAccount(ctx, account, { state });
  if (to !== 'active') await endSessions(ctx, account.account_id);
  if (to === 'closed') await endEverything(ctx, account.account_id);
  return ok({
    permit,
    value: { accountId: account.account_id, state },
    event: { type, subject: personId, data: { before: account.state, reason } },
  });
}

async function endEverything(ctx: Ctx, accountId: string): Promise<void> {
  await revokeCards(ctx, [accountId]);
  const db = tables(ctx.tx);
  await db
    .deleteFrom('identity.passkey')
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .execute();
  await db
    .updateTable('identity.api_token')
    .set({ revoked_on: dayOf(ctx.now) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .where('revoked_on', 'is', null)
    .execute();
}

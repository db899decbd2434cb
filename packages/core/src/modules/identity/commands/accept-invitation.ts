import { dayOf, invalid, ok } from '../../../kernel/index.ts';
import { issue, type Ctx } from '../../../usecase/index.ts';
import { changeAccount } from '../account.sql.ts';
import { mayKnock } from '../identity.policy.ts';
import { deadCard, forbidden } from '../identity.refusals.ts';
import { tables, type AccountRow } from '../identity.tables.ts';
import { cardBehind, consumeCard, readyCard, type ReadyCard } from '../invitation.sql.ts';
import { hashPassword, passwordProblem } from '../password.ts';
import { endSessions, openSession } from '../session.sql.ts';
import { AcceptInvitationInput, SignedIn } from '../sign-in.schema.ts';

/**
 * Uses a card up: sets the password, makes the account active and signs in. A weak password uses nothing up.
 * A recovery card first takes every old factor, sign-in and token away. An `issue`, not a command: a row in the chain
 * would say to the millisecond when a voter took up the credential (ruling 1); the card's own state is the evidence.
 */
export const acceptInvitation = issue({
  name: 'identity.acceptInvitation',
  http: 'none',
  store: 'app',
  summary: 'Dùng thẻ mời: đặt mật khẩu và đăng nhập',
  input: AcceptInvitationInput,
  output: SignedIn,
  async run(ctx, { token, device, ...typed }) {
    const permit = mayKnock(ctx.actor, 'identity.acceptInvitation');
    if (!permit) return forbidden('identity.acceptInvitation');
    const live = await cardBehind(ctx, token);
    const ready = live && (await readyCard(ctx, live));
    if (!ready) return deadCard();
    const { card, account, standing } = ready;
    const problem = passwordProblem(typed, { login: account.login, fullName: standing.fullName });
    if (problem) return invalid(problem.field, problem.message);
    // The hash is slow: taken before the card is used up, so that the row is not held meanwhile.
    const passwordHash = await hashPassword(typed.password);
    if (!(await consumeCard(ctx, card))) return deadCard();
    const active = await activate(ctx, ready, passwordHash);
    return ok({ permit, value: await openSession(ctx, { account: active, standing, factors: 1, device }) });
  },
});

/** A recovery card takes every old factor, sign-in and token away; a first card finds none. */
async function activate(ctx: Ctx, { card, account }: ReadyCard, passwordHash: string): Promise<AccountRow> {
  const used = { state: 'active' as const, password_hash: passwordHash };
  if (card.purpose === 'first') {
    await changeAccount(ctx, account, used);
    return { ...account, ...used };
  }
  await forgetFactors(ctx, account);
  const bare = { ...used, totp_sealed: null, is_totp_confirmed: false };
  await changeAccount(ctx, account, bare);
  return { ...account, ...bare };
}

async function forgetFactors(ctx: Ctx, account: AccountRow): Promise<void> {
  await endSessions(ctx, account.account_id);
  const db = tables(ctx.tx);
  await db
    .deleteFrom('identity.passkey')
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', account.account_id)
    .execute();
  await db
    .updateTable('identity.api_token')
    .set({ revoked_on: dayOf(ctx.now) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', account.account_id)
    .where('revoked_on', 'is', null)
    .execute();
}

import type { z } from 'zod';
import { conflict, dayOf, ok, opaqueId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import {
  ApproveRecoveryOutput,
  RecoveryInput,
  RequestRecoveryInput,
  RequestRecoveryOutput,
} from '../account.schema.ts';
import { accountOfPerson, lockAccount, standingToday } from '../account.sql.ts';
import { makeCards } from '../cards.ts';
import {
  isFresh,
  mayApproveRecovery,
  mayRequestRecovery,
  mayStillApprove,
  mayWithdrawRecovery,
} from '../identity.policy.ts';
import { forbidden, missing, needsProof } from '../identity.refusals.ts';
import { tables, type AccountRow, type RecoveryRow } from '../identity.tables.ts';

const CARD_DAYS = 7;

/** Notes that somebody lost password and devices. Nothing changes before two people have agreed. */
export const requestRecovery = command({
  name: 'identity.requestRecovery',
  http: 'POST /identity/recoveries',
  summary: 'Đề nghị khôi phục tài khoản cho một người mất mật khẩu hoặc thiết bị',
  input: RequestRecoveryInput,
  output: RequestRecoveryOutput,
  async run(ctx, { personId, reason }) {
    const permit = mayRequestRecovery(ctx.actor, personId);
    if (!permit) return forbidden('identity.requestRecovery');
    const account = await accountOfPerson(ctx, personId);
    if (!account || account.state === 'closed') return missing('account');
    if (account.state === 'invited') return conflict('Tài khoản này chưa dùng lần nào. Hãy cấp thẻ mời mới.');
    const recoveryId = opaqueId();
    const asked = await tables(ctx.tx)
      .insertInto('identity.recovery')
      .values({
        tenant_id: ctx.tenantId,
        recovery_id: recoveryId,
        account_id: account.account_id,
        reason,
        requested_by: ctx.actor.kind === 'person' ? ctx.actor.personId : ctx.actor.kind,
        requested_on: dayOf(ctx.now),
        state: 'asked',
        first_approver: null,
        second_approver: null,
      })
      .onConflict((clash) => clash.doNothing())
      .returning('recovery_id')
      .executeTakeFirst();
    if (!asked) return conflict('Đã có một đề nghị khôi phục đang chờ duyệt cho người này.');
    return ok({
      permit,
      value: { recoveryId },
      event: { type: 'identity.recovery_requested', subject: personId, data: { recoveryId, reason } },
    });
  },
});

/** Agrees to a recovery. The second approval, by another person, answers the new card. */
export const approveRecovery = command({
  name: 'identity.approveRecovery',
  http: 'POST /identity/recoveries/{recoveryId}/approval',
  summary: 'Duyệt khôi phục tài khoản; người duyệt thứ hai nhận thẻ mới để in',
  answersSecret: true,
  input: RecoveryInput,
  output: ApproveRecoveryOutput,
  async run(ctx, { recoveryId }) {
    const { found, account } = await withAccount(ctx, recoveryId);
    const permit = mayApproveRecovery(ctx.actor, aboutOf(found, account));
    if (!permit) return forbidden('identity.approveRecovery');
    if (!found || !account) return missing('recovery');
    if (!isFresh(ctx.actor, ctx.now)) return needsProof();
    if (!isWaiting(found)) return conflict('Đề nghị này đã xong hoặc đã rút.');
    const approved = await approve(ctx, found, account);
    if (!approved.ok) return approved;
    const type = `identity.recovery_${approved.value.state === 'half' ? 'approved' : 'done'}`;
    return ok({ permit, value: approved.value, event: { type, subject: account.person_id, data: { recoveryId } } });
  },
});

// An unknown id is judged like a stranger's: a refusal tells nobody that it exists.
const aboutOf = (found: RecoveryRow | undefined, account: AccountRow | undefined) => ({
  personId: account?.person_id ?? '',
  firstApprover: found?.first_approver ?? null,
});
const isWaiting = (found: RecoveryRow): boolean => found.state === 'asked' || found.state === 'half';

type Approved = z.input<typeof ApproveRecoveryOutput>;
const approverOf = ({ actor }: Ctx): string => (actor.kind === 'person' ? actor.personId : actor.kind);

const approve = async (ctx: Ctx, found: RecoveryRow, account: AccountRow): Promise<Result<Approved>> =>
  (await hasFirst(ctx, found)) ? approveLast(ctx, found, account) : approveFirst(ctx, found);

/** Whether somebody has agreed who may still: the word of whoever has left office since is not the first of two (AUT-7). */
async function hasFirst(ctx: Ctx, { first_approver: personId }: RecoveryRow): Promise<boolean> {
  const standing = personId === null ? undefined : await standingToday(ctx, personId);
  return mayStillApprove(standing?.holdings.flatMap(({ powers }) => powers) ?? []);
}

async function approveFirst(ctx: Ctx, found: RecoveryRow): Promise<Result<Approved>> {
  await change(ctx, found.recovery_id, { state: 'half', first_approver: approverOf(ctx) });
  return ok({ state: 'half', card: null });
}

async function approveLast(ctx: Ctx, found: RecoveryRow, account: AccountRow): Promise<Result<Approved>> {
  const standing = await standingToday(ctx, account.person_id);
  if (!standing) return missing('person');
  await change(ctx, found.recovery_id, { state: 'done', second_approver: approverOf(ctx) });
  const [card] = await makeCards(ctx, [{ account, standing }], {
    ...{ purpose: 'recovery' as const, validDays: CARD_DAYS },
    // Two people of office or leadership agreed to it, whatever its owner holds.
    coversPowers: true,
  });
  return card ? ok({ state: 'done', card }) : missing('card');
}

async function withAccount(ctx: Ctx, recoveryId: string) {
  const found = await lockRecovery(ctx, recoveryId);
  return { found, account: found && (await lockAccount(ctx, found.account_id)) };
}

/** Takes a request back: the password was found, or the person says that it was not he who asked. */
export const withdrawRecovery = command({
  name: 'identity.withdrawRecovery',
  http: 'POST /identity/recoveries/{recoveryId}/withdrawal',
  summary: 'Rút đề nghị khôi phục tài khoản',
  input: RecoveryInput,
  output: RequestRecoveryOutput,
  async run(ctx, { recoveryId }) {
    const { found, account } = await withAccount(ctx, recoveryId);
    const permit = mayWithdrawRecovery(ctx.actor, account?.person_id ?? '');
    if (!permit) return forbidden('identity.withdrawRecovery');
    if (!found || !account) return missing('recovery');
    if (!isWaiting(found)) return conflict('Đề nghị này đã xong hoặc đã rút.');
    await change(ctx, recoveryId, { state: 'withdrawn' });
    return ok({
      permit,
      value: { recoveryId },
      event: { type: 'identity.recovery_withdrawn', subject: account.person_id, data: { recoveryId } },
    });
  },
});

const lockRecovery = (ctx: Ctx, recoveryId: string): Promise<RecoveryRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('identity.recovery')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('recovery_id', '=', recoveryId)
    .forUpdate()
    .executeTakeFirst();

const change = (ctx: Ctx, recoveryId: string, to: Partial<Omit<RecoveryRow, 'tenant_id' | 'recovery_id'>>) =>
  tables(ctx.tx)
    .updateTable('identity.recovery')
    .set(to)
    .where('tenant_id', '=', ctx.tenantId)
    .where('recovery_id', '=', recoveryId)
    .execute();

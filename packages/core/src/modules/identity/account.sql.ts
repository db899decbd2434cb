import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { standingOf, type Standing } from '../org/index.ts';
import { tables, type AccountRow } from './identity.tables.ts';

/** The account of a person, locked for a change. */
export const accountOfPerson = (ctx: Ctx, personId: string): Promise<AccountRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();

/** An account by its id, locked for a change. */
export const lockAccount = (ctx: Ctx, accountId: string): Promise<AccountRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();

/** An account by its id; not locked. */
export const accountById = (ctx: Ctx, accountId: string): Promise<AccountRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();

/** An account by its login name; not locked, because most tries are wrong. */
export const accountByLogin = (ctx: Ctx, login: string): Promise<AccountRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('login', '=', login)
    .executeTakeFirst();

/** The account of whoever acts, locked; nothing for the machine and for visitors. */
export const ownAccount = (ctx: Ctx): Promise<AccountRow | undefined> =>
  ctx.actor.kind === 'person' ? lockAccount(ctx, ctx.actor.accountId) : Promise.resolve(undefined);

/** Who the owner of an account is in the organisation today. */
export const standingToday = (ctx: Ctx, personId: string): Promise<Standing | undefined> =>
  standingOf(ctx.tx, ctx.tenantId, { personId, day: dayOf(ctx.now) });

/** Whether any post of this person carries a power. */
export const carriesPower = (standing: Standing): boolean =>
  standing.holdings.some((holding) => holding.powers.length > 0);

/** Changes columns of an account and its revision. */
export async function changeAccount(
  ctx: Ctx,
  account: Pick<AccountRow, 'account_id' | 'revision'>,
  change: Partial<Omit<AccountRow, 'tenant_id' | 'account_id' | 'person_id' | 'revision'>>,
): Promise<void> {
  await tables(ctx.tx)
    .updateTable('identity.account')
    .set({ ...change, revision: account.revision + 1 })
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', account.account_id)
    .execute();
}

/** Whether the account has a confirmed app or a passkey. */
export async function hasSecondFactor(ctx: Ctx, account: AccountRow): Promise<boolean> {
  return account.is_totp_confirmed || (await passkeysOf(ctx, account.account_id)).length > 0;
}

/** The passkeys of an account. */
export const passkeysOf = (ctx: Ctx, accountId: string) =>
  tables(ctx.tx)
    .selectFrom('identity.passkey')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .orderBy('added_on')
    .orderBy('credential_id')
    .execute();

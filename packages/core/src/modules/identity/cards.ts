import { DAY_MS, dayOf, opaqueId } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { committeeOf, type Standing } from '../org/index.ts';
import type { Card } from './account.schema.ts';
import { tables, type AccountRow } from './identity.tables.ts';
import { hashCode } from './password.ts';
import { newCode, newQr, printedCode, sha256 } from './secret-text.ts';

/** Argon2 runs beside the event loop; more at once than this would only take memory. */
const AT_ONCE = 4;

/** What holds for all cards of one order. */
export interface CardTerms {
  readonly purpose: 'first' | 'recovery';
  readonly validDays: number;
  /** Whether the cards stay good when their people are given powers before they use them. */
  readonly coversPowers: boolean;
}
/** For whom a card is made. */
export interface CardOrder {
  readonly account: AccountRow;
  readonly standing: Standing;
}

/**
 * Makes one card for each order and revokes the card each account had: whoever finds the old one finds nothing.
 * The secrets leave the house here and nowhere else.
 */
export async function makeCards(
  ctx: Ctx,
  orders: readonly CardOrder[],
  { purpose, validDays, coversPowers }: CardTerms,
): Promise<Card[]> {
  const prefix = (await committeeOf(ctx.tx, ctx.tenantId))?.code;
  if (prefix === undefined) throw new Error('no cards before the committee is founded');
  const expiresOn = dayOf(new Date(ctx.now.getTime() + validDays * DAY_MS));
  await revokeCards(
    ctx,
    orders.map(({ account }) => account.account_id),
  );
  const made: Card[] = [];
  for (let start = 0; start < orders.length; start += AT_ONCE) {
    const some = orders
      .slice(start, start + AT_ONCE)
      .map((order) => makeOne(ctx, order, { prefix, expiresOn, purpose, coversPowers }));
    const ready = await Promise.all(some);
    await tables(ctx.tx)
      .insertInto('identity.invitation')
      .values(ready.map(({ row }) => row))
      .execute();
    made.push(...ready.map(({ card }) => card));
  }
  return made;
}

/** Takes every open card of these accounts out of use. */
export async function revokeCards(ctx: Ctx, accountIds: readonly string[]): Promise<void> {
  await tables(ctx.tx)
    .updateTable('identity.invitation')
    .set({ state: 'revoked', ticket_hash: null, ticket_until: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', 'in', accountIds)
    .where('state', '=', 'open')
    .execute();
}

interface Print {
  readonly prefix: string;
  readonly expiresOn: string;
  readonly purpose: 'first' | 'recovery';
  readonly coversPowers: boolean;
}
async function makeOne(ctx: Ctx, { account, standing }: CardOrder, { prefix, expiresOn, ...terms }: Print) {
  const [qr, code] = [newQr(prefix), newCode()];
  const row = {
    tenant_id: ctx.tenantId,
    invitation_id: opaqueId(),
    account_id: account.account_id,
    purpose: terms.purpose,
    qr_hash: sha256(qr),
    code_hash: await hashCode(ctx.secrets, code),
    tries: 0,
    ticket_hash: null,
    ticket_until: null,
    state: 'open' as const,
    issued_on: dayOf(ctx.now),
    expires_on: expiresOn,
    covers_powers: terms.coversPowers,
  };
  const card = {
    personId: account.person_id,
    fullName: standing.fullName,
    login: account.login,
    qr,
    code: printedCode(prefix, code),
    expiresOn,
  };
  return { row, card };
}

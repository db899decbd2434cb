import { conflict, ok, opaqueId, type Permit, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { accountOfPerson, changeAccount, standingToday } from '../account.sql.ts';
import { Card, CardsOutput, InviteInput, InviteManyInput } from '../account.schema.ts';
import { makeCards, type CardOrder } from '../cards.ts';
import { invitesPowers, mayKeepAccounts, type Touched } from '../identity.policy.ts';
import { forbidden, missing } from '../identity.refusals.ts';
import { tables, type AccountRow } from '../identity.tables.ts';
import type { Standing } from '../../org/index.ts';

/** Prints a card for one person: makes the account if there is none, replaces a card that was not used. */
export const invite = command({
  name: 'identity.invite',
  http: 'POST /identity/invitations',
  summary: 'Cấp thẻ mời (mã QR và mã 8 ký tự, dùng một lần) cho một người',
  answersSecret: true,
  input: InviteInput,
  output: Card,
  async run(ctx, { personId, validDays }) {
    const found = await standings(ctx, [personId]);
    const permit = mayKeepAccounts(ctx.actor, 'identity.invite', touchedBy(found, [personId]));
    if (!permit) return forbidden('identity.invite');
    const cards = await cardsFor(ctx, found, { personIds: [personId], validDays });
    if (!cards.ok) return cards;
    const [card] = cards.value;
    if (!card) throw new Error('one person in, one card out');
    return ok({
      permit,
      value: card,
      event: { type: 'identity.invited', subject: personId, data: { login: card.login, expiresOn: card.expiresOn } },
    });
  },
});

/** Prints cards for many people at once, all or none. */
export const inviteMany = command({
  name: 'identity.inviteMany',
  http: 'POST /identity/invitations/batch',
  summary: 'Cấp thẻ mời cho nhiều người trong một lần để in',
  answersSecret: true,
  input: InviteManyInput,
  output: CardsOutput,
  async run(ctx, { personIds, validDays }) {
    const found = await standings(ctx, personIds);
    const permit = mayKeepAccounts(ctx.actor, 'identity.inviteMany', touchedBy(found, personIds));
    if (!permit) return forbidden('identity.inviteMany');
    const cards = await cardsFor(ctx, found, { personIds, validDays });
    if (!cards.ok) return cards;
    return ok({ permit, value: { cards: cards.value }, event: batchEvent(permit, cards.value) });
  },
});

const batchEvent = (_permit: Permit<'identity.inviteMany'>, cards: readonly Card[]) => ({
  type: 'identity.invited_many',
  subject: cards[0]?.personId ?? '',
  data: { count: cards.length, people: cards.map((card) => card.personId) },
});

type Found = ReadonlyMap<string, Standing>;

async function standings(ctx: Ctx, personIds: readonly string[]): Promise<Found> {
  const found = new Map<string, Standing>();
  for (const personId of new Set(personIds)) {
    const standing = await standingToday(ctx, personId);
    if (standing) found.set(personId, standing);
  }
  return found;
}

const touchedBy = (found: Found, personIds: readonly string[]): Touched[] =>
  personIds.map((personId) => ({
    personId,
    powers: (found.get(personId)?.holdings ?? []).flatMap((holding) => holding.powers),
  }));

async function cardsFor(
  ctx: Ctx,
  found: Found,
  { personIds, validDays }: { readonly personIds: readonly string[]; readonly validDays: number },
): Promise<Result<Card[]>> {
  const orders: CardOrder[] = [];
  for (const personId of new Set(personIds)) {
    const standing = found.get(personId);
    if (!standing) return missing('person');
    const account = await accountFor(ctx, personId, standing);
    if (!account.ok) return account;
    orders.push({ account: account.value, standing });
  }
  return ok(await makeCards(ctx, orders, { purpose: 'first', validDays, coversPowers: invitesPowers(ctx.actor) }));
}

/** The account that a first card belongs to. One in use needs a recovery, which takes two people. */
async function accountFor(ctx: Ctx, personId: string, standing: Standing): Promise<Result<AccountRow>> {
  const fresh: AccountRow = {
    tenant_id: ctx.tenantId,
    account_id: opaqueId(),
    person_id: personId,
    login: standing.code.toLowerCase(),
    state: 'invited',
    password_hash: null,
    totp_sealed: null,
    is_totp_confirmed: false,
    totp_last_step: 0,
    revision: 1,
  };
  await tables(ctx.tx)
    .insertInto('identity.account')
    .values(fresh)
    .onConflict((clash) => clash.columns(['tenant_id', 'person_id']).doNothing())
    .execute();
  const account = await accountOfPerson(ctx, personId);
  if (!account) throw new Error('the account was just written or was there before');
  if (account.state === 'active' || account.state === 'locked') {
    return conflict(
      `${standing.fullName} đang có tài khoản. Nếu mất mật khẩu, hãy dùng khôi phục (cần hai người duyệt).`,
    );
  }
  if (account.state === 'closed') {
    await changeAccount(ctx, account, {
      state: 'invited',
      password_hash: null,
      totp_sealed: null,
      is_totp_confirmed: false,
    });
  }
  return ok(account);
}

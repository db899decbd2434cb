import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import type { Standing } from '../org/index.ts';
import { accountById, carriesPower, standingToday } from './account.sql.ts';
import { tables, type AccountRow, type InvitationRow } from './identity.tables.ts';
import { sha256 } from './secret-text.ts';

/** The live card behind a QR's text or a ticket; nothing when it was used, revoked, ran out or is another tenant's. */
export async function cardBehind(ctx: Ctx, token: string): Promise<InvitationRow | undefined> {
  const hash = sha256(token);
  const card = await tables(ctx.tx)
    .selectFrom('identity.invitation')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '=', 'open')
    .where('expires_on', '>=', dayOf(ctx.now))
    .where((eb) =>
      eb.or([eb('qr_hash', '=', hash), eb.and([eb('ticket_hash', '=', hash), eb('ticket_until', '>', ctx.now)])]),
    )
    .executeTakeFirst();
  return card;
}

/** A card that can be taken up today, with the account and the person it opens. */
export interface ReadyCard {
  readonly card: InvitationRow;
  readonly account: AccountRow;
  readonly standing: Standing;
}

/**
 * A live card as of today: nothing while its account is stopped, and nothing for whoever was given powers after the office
 * had printed it, or a clerk who kept a copy could become the leader (AUT-7).
 */
export async function readyCard(ctx: Ctx, card: InvitationRow): Promise<ReadyCard | undefined> {
  const account = await accountById(ctx, card.account_id);
  if (!account || account.state === 'locked' || account.state === 'closed') return undefined;
  const standing = await standingToday(ctx, account.person_id);
  if (!standing || (carriesPower(standing) && card.covers_powers !== true)) return undefined;
  return { card, account, standing };
}

/** Uses a card up. False when somebody was faster: of fifty at once exactly one is told yes. */
export async function consumeCard(ctx: Ctx, card: InvitationRow): Promise<boolean> {
  const used = await tables(ctx.tx)
    .updateTable('identity.invitation')
    .set({ state: 'accepted', ticket_hash: null, ticket_until: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('invitation_id', '=', card.invitation_id)
    .where('state', '=', 'open')
    .returning('invitation_id')
    .executeTakeFirst();
  return used !== undefined;
}

import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { tables, type InvitationRow } from './identity.tables.ts';
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

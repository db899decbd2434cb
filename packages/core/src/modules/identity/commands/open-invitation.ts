import { dayOf, ok } from '../../../kernel/index.ts';
import { issue, type Ctx } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { accountByLogin } from '../account.sql.ts';
import { countFailure, waitFor, type LimitKey } from '../attempts.sql.ts';
import { mayKnock } from '../identity.policy.ts';
import { forbidden } from '../identity.refusals.ts';
import { tables, type InvitationRow } from '../identity.tables.ts';
import { readyCard } from '../invitation.sql.ts';
import { isCode } from '../password.ts';
import { newSecret, readCode, sha256 } from '../secret-text.ts';
import { OpenInvitationInput, OpenInvitationOutput } from '../sign-in.schema.ts';

/** Wrong codes a card bears; then only its QR opens it (ruling 18). */
export const TRIES_PER_CARD = 5;
const TICKET_MINUTES = 15;
const REFUSED = { outcome: 'refused', retryAfterSeconds: null } as const;

/**
 * Takes login and typed code of a card and answers a ticket for the page on which a password is chosen.
 * A wrong code is an answer, not a refusal: so it is counted for good.
 */
export const openInvitation = issue({
  name: 'identity.openInvitation',
  http: 'none',
  store: 'app',
  summary: 'Mở thẻ mời bằng tên đăng nhập và mã 8 ký tự',
  input: OpenInvitationInput,
  output: OpenInvitationOutput,
  async run(ctx, { login, code: typed, from }) {
    const permit = mayKnock(ctx.actor, 'identity.openInvitation');
    if (!permit) return forbidden('identity.openInvitation');
    const keys: LimitKey[] = [
      { kind: 'loginAndPlace', value: `card ${login} ${from}` },
      { kind: 'place', value: from },
    ];
    const wait = await waitFor(ctx, keys);
    if (wait !== undefined) return ok({ permit, value: { outcome: 'refused', retryAfterSeconds: wait } });
    const card = await cardWith(ctx, login, typed);
    const ready = card && (await readyCard(ctx, card));
    if (!ready) {
      await countFailure(ctx, keys);
      return ok({ permit, value: REFUSED });
    }
    const ticket = await giveTicket(ctx, ready.card);
    return ok({ permit, value: { outcome: 'opened', ticket, fullName: ready.standing.fullName, login } });
  },
});

/** The live card of a login when the typed code fits it; a code that does not fit is counted on the card. */
async function cardWith(ctx: Ctx, login: string, typed: string) {
  const committee = await committeeOf(ctx.tx, ctx.tenantId);
  const card = await openCardOf(ctx, login);
  // The slow hash runs in every case, also when there is no such card.
  const code = readCode(typed, committee?.code ?? '') ?? '';
  if (await isCode(ctx.secrets, code, card?.code_hash)) return card;
  if (card) await countOnCard(ctx, card);
  return undefined;
}

/** The open card of a login, locked: fifty tries at once are still five. */
async function openCardOf(ctx: Ctx, login: string): Promise<InvitationRow | undefined> {
  const account = await accountByLogin(ctx, login);
  if (!account) return undefined;
  return tables(ctx.tx)
    .selectFrom('identity.invitation')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', account.account_id)
    .where('state', '=', 'open')
    .where('tries', '<', TRIES_PER_CARD)
    .where('expires_on', '>=', dayOf(ctx.now))
    .forUpdate()
    .executeTakeFirst();
}

const countOnCard = (ctx: Ctx, card: InvitationRow) =>
  tables(ctx.tx)
    .updateTable('identity.invitation')
    .set({ tries: card.tries + 1 })
    .where('tenant_id', '=', ctx.tenantId)
    .where('invitation_id', '=', card.invitation_id)
    .execute();

async function giveTicket(ctx: Ctx, card: InvitationRow): Promise<string> {
  const ticket = newSecret('ticket_', 16);
  await tables(ctx.tx)
    .updateTable('identity.invitation')
    .set({ ticket_hash: sha256(ticket), ticket_until: new Date(ctx.now.getTime() + TICKET_MINUTES * 60_000) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('invitation_id', '=', card.invitation_id)
    .execute();
  return ticket;
}

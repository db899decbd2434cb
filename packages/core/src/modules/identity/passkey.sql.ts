import { opaqueId } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { tables } from './identity.tables.ts';

const CHALLENGE_MINUTES = 5;

/** Who asks for passkeys: the host of the main origin (WebAuthn: relying party id). */
export const relyingParty = (ctx: Ctx): { readonly id: string; readonly origin: string } => ({
  id: new URL(ctx.settings.mainOrigin).hostname,
  origin: ctx.settings.mainOrigin,
});

/** Remembers a challenge for five minutes; `accountId` only when a passkey is being added. */
export async function keepChallenge(ctx: Ctx, challenge: string, accountId: string | null): Promise<string> {
  const challengeId = opaqueId();
  await tables(ctx.tx)
    .insertInto('identity.challenge')
    .values({
      tenant_id: ctx.tenantId,
      challenge_id: challengeId,
      purpose: accountId === null ? 'sign_in' : 'add',
      challenge,
      account_id: accountId,
      expires_at: new Date(ctx.now.getTime() + CHALLENGE_MINUTES * 60_000),
    })
    .execute();
  return challengeId;
}

/** Takes a challenge out for good: whatever comes of the answer, it cannot be answered twice. */
export async function takeChallenge(
  ctx: Ctx,
  challengeId: string,
  accountId: string | null,
): Promise<string | undefined> {
  const row = await tables(ctx.tx)
    .deleteFrom('identity.challenge')
    .where('tenant_id', '=', ctx.tenantId)
    .where('challenge_id', '=', challengeId)
    .where('purpose', '=', accountId === null ? 'sign_in' : 'add')
    .returning(['challenge', 'account_id', 'expires_at'])
    .executeTakeFirst();
  return row && row.account_id === accountId && row.expires_at > ctx.now ? row.challenge : undefined;
}

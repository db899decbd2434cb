import { dayOf, ok } from '../../kernel/index.ts';
import { view, type ActingHolding, type Ctx } from '../../usecase/index.ts';
import { standingOf, withoutPowers } from '../org/index.ts';
import { mayKnock } from './identity.policy.ts';
import { forbidden, signedOut } from './identity.refusals.ts';
import { tables } from './identity.tables.ts';
import { readProof } from './proof.ts';
import { sha256 } from './secret-text.ts';
import { sessionOf } from './session.sql.ts';
import { WhoInput, WhoOutput } from './token.schema.ts';

const NEVER = new Date(0);
/** How old the note of last use may get before it is written again, for people with powers. */
const TOUCH_MS = 5 * 60_000;

/**
 * Who a request comes from: looked up afresh each time, in two queries by primary key. Powers are read from the posts of
 * the day, so that an ended post, a closed account or a moved person has effect on the next request (AUT-7).
 */
export const whoIsThis = view({
  name: 'identity.whoIsThis',
  http: 'none',
  summary: 'Xác định người đang yêu cầu từ phiên đăng nhập hoặc mã truy cập',
  input: WhoInput,
  output: WhoOutput,
  async run(ctx, { sessionToken, proof, apiToken }) {
    const permit = mayKnock(ctx.actor, 'identity.whoIsThis');
    if (!permit) return forbidden('identity.whoIsThis');
    const caller =
      apiToken === undefined ? await bySession(ctx, sessionToken ?? '', proof) : await byApiToken(ctx, apiToken);
    const standing =
      caller && (await standingOf(ctx.tx, ctx.tenantId, { personId: caller.personId, day: dayOf(ctx.now) }));
    if (!caller || !standing) return signedOut();
    const { arePowersIn, ...rest } = caller;
    const { fullName, unitName } = standing;
    return ok({
      permit,
      value: { ...rest, fullName, unitName, holdings: holdingsFor(standing.holdings, arePowersIn) },
    });
  },
});

/** The posts, with their powers only where the sign-in rests on two factors. */
const holdingsFor = (holdings: readonly ActingHolding[], arePowersIn: boolean) =>
  arePowersIn ? holdings.map((holding) => ({ ...holding, powers: [...holding.powers] })) : withoutPowers(holdings);

async function bySession(ctx: Ctx, sessionToken: string, proof: string | undefined) {
  const session = await sessionOf(ctx, sessionToken);
  if (!session) return undefined;
  const bound = { tenantId: ctx.tenantId, accountId: session.account_id, sessionHash: session.token_hash };
  const provenAt = proof === undefined ? undefined : readProof(ctx.secrets, bound, { proof, now: ctx.now });
  const seenMs = session.seen_at?.getTime() ?? 0;
  return {
    personId: session.person_id,
    accountId: session.account_id,
    verifiedAt: provenAt ?? NEVER,
    factors: session.factors,
    scopes: null,
    arePowersIn: session.is_powered,
    isStale: session.is_powered ? ctx.now.getTime() - seenMs > TOUCH_MS : session.last_seen_on < dayOf(ctx.now),
  };
}

async function byApiToken(ctx: Ctx, apiToken: string) {
  const today = dayOf(ctx.now);
  const token = await tables(ctx.tx)
    .selectFrom('identity.api_token as t')
    .innerJoin('identity.account as a', (join) =>
      join.onRef('a.tenant_id', '=', 't.tenant_id').onRef('a.account_id', '=', 't.account_id'),
    )
    .select(['t.account_id', 't.scopes', 't.factors', 't.last_used_on', 'a.person_id'])
    .where('t.tenant_id', '=', ctx.tenantId)
    .where('t.token_hash', '=', sha256(apiToken))
    .where('t.revoked_on', 'is', null)
    .where('t.expires_on', '>', today)
    .where('a.state', '=', 'active')
    .executeTakeFirst();
  if (!token) return undefined;
  return {
    personId: token.person_id,
    accountId: token.account_id,
    // A program proves nothing anew: what asks for a recent check is not for tokens.
    verifiedAt: NEVER,
    factors: token.factors,
    scopes: token.scopes,
    arePowersIn: token.factors === 2,
    isStale: (token.last_used_on ?? '') < today,
  };
}

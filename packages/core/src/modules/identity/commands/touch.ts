import { dayOf, ok } from '../../../kernel/index.ts';
import { issue } from '../../../usecase/index.ts';
import { mayKnock } from '../identity.policy.ts';
import { forbidden } from '../identity.refusals.ts';
import { tables } from '../identity.tables.ts';
import { sha256 } from '../secret-text.ts';
import { sessionOf } from '../session.sql.ts';
import { TouchInput, TouchOutput } from '../token.schema.ts';

/** Notes that a sign-in or token is still used: the day, and for people with powers the minute, so that idleness ends it. */
export const touch = issue({
  name: 'identity.touch',
  http: 'none',
  store: 'app',
  summary: 'Ghi nhận ngày dùng gần nhất của phiên đăng nhập hoặc mã truy cập',
  input: TouchInput,
  output: TouchOutput,
  async run(ctx, { sessionToken, apiToken }) {
    const permit = mayKnock(ctx.actor, 'identity.touch');
    if (!permit) return forbidden('identity.touch');
    const today = dayOf(ctx.now);
    const db = tables(ctx.tx);
    if (apiToken !== undefined) {
      const noted = await db
        .updateTable('identity.api_token')
        .set({ last_used_on: today })
        .where('tenant_id', '=', ctx.tenantId)
        .where('token_hash', '=', sha256(apiToken))
        .where('revoked_on', 'is', null)
        .executeTakeFirst();
      return ok({ permit, value: { isNoted: noted.numUpdatedRows > 0n } });
    }
    const session = await sessionOf(ctx, sessionToken ?? '');
    if (!session) return ok({ permit, value: { isNoted: false } });
    await db
      .updateTable('identity.session')
      .set({ last_seen_on: today, seen_at: session.is_powered ? ctx.now : null })
      .where('tenant_id', '=', ctx.tenantId)
      .where('session_id', '=', session.session_id)
      .execute();
    return ok({ permit, value: { isNoted: true } });
  },
});

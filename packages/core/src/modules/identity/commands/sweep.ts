import { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { NoInput } from '../account.schema.ts';
import { maySweep } from '../identity.policy.ts';
import { forbidden } from '../identity.refusals.ts';
import { tables } from '../identity.tables.ts';

/** Removes what has run out: yesterday's counts of tries, old challenges, sign-ins past their end. Once a day. */
export const sweep = command({
  name: 'identity.sweep',
  http: 'none',
  summary: 'Dọn phiên đăng nhập hết hạn và số lần thử của ngày cũ',
  input: NoInput,
  output: z.object({ attempts: z.int(), challenges: z.int(), sessions: z.int() }),
  async run(ctx) {
    const permit = maySweep(ctx.actor);
    if (!permit) return forbidden('identity.sweep');
    const db = tables(ctx.tx);
    const attempts = await db
      .deleteFrom('identity.attempt')
      .where('tenant_id', '=', ctx.tenantId)
      .where('tried_on', '<', dayOf(ctx.now))
      .executeTakeFirst();
    const challenges = await db
      .deleteFrom('identity.challenge')
      .where('tenant_id', '=', ctx.tenantId)
      .where('expires_at', '<=', ctx.now)
      .executeTakeFirst();
    const sessions = await db
      .deleteFrom('identity.session')
      .where('tenant_id', '=', ctx.tenantId)
      .where('expires_at', '<=', ctx.now)
      .executeTakeFirst();
    const value = {
      attempts: Number(attempts.numDeletedRows),
      challenges: Number(challenges.numDeletedRows),
      sessions: Number(sessions.numDeletedRows),
    };
    return ok({ permit, value, event: { type: 'identity.swept', subject: ctx.tenantId, data: value } });
  },
});

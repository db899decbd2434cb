import { z } from 'zod';
import { ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { standingToday } from './account.sql.ts';
import { maySeeOrderer } from './identity.policy.ts';
import { forbidden, missing } from './identity.refusals.ts';
import { tables } from './identity.tables.ts';
import { OrdererOutput } from './token.schema.ts';

/** Who ordered a job, as of now: nothing when the account is not in use or the person is not here any more (AUT-7). */
export const orderer = view({
  name: 'identity.orderer',
  http: 'none',
  summary: 'Người đã đặt một việc chạy nền, với quyền của ngày hôm nay',
  input: z.strictObject({ personId: z.uuid() }),
  output: OrdererOutput,
  async run(ctx, { personId }) {
    const permit = maySeeOrderer(ctx.actor);
    if (!permit) return forbidden('identity.orderer');
    const account = await tables(ctx.tx)
      .selectFrom('identity.account')
      .select('account_id')
      .where('tenant_id', '=', ctx.tenantId)
      .where('person_id', '=', personId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    const standing = account && (await standingToday(ctx, personId));
    if (!account || !standing) return missing('account');
    const holdings = standing.holdings.map((holding) => ({ ...holding, powers: [...holding.powers] }));
    return ok({ permit, value: { accountId: account.account_id, holdings } });
  },
});

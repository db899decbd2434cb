import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { orderDelivery } from './message.sql.ts';
import { orderUnsent, orderUntold, reopenRecalled } from './order-unsent.sql.ts';

/**
 * The work of a day: what was asked of a joined unit, or answered to one above, and was never put into the outbox is put
 * there, and what waits is carried even if the job that should have done it was lost.
 */
export const orderMissing = command({
  name: 'document.orderMissing',
  http: 'none',
  summary: 'Việc hằng ngày: xếp gửi những gì đảng bộ cấp dưới còn chưa được gửi',
  input: z.strictObject({}),
  output: z.object({ ordered: z.int(), waiting: z.int() }),
  async run(ctx) {
    const permit = mayCarry(ctx.actor, 'document.orderMissing');
    if (!permit) return forbidden('document.orderMissing');
    await lockRegister(ctx);
    const ordered = (await orderUnsent(ctx)) + (await orderUntold(ctx)) + (await reopenRecalled(ctx));
    const value = { ordered, waiting: await countWaiting(ctx) };
    if (value.waiting > 0) await orderDelivery(ctx);
    return ok({ permit, value, event: { type: 'document.missing_ordered', subject: ctx.tenantId, data: value } });
  },
});

async function countWaiting(ctx: Ctx): Promise<number> {
  const { n } = await tables(ctx.tx)
    .selectFrom('document.message')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return n;
}

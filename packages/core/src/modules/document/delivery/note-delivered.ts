import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { tables } from '../document.tables.ts';
import { lockObligation } from '../cascade/obligation.sql.ts';
import { NoteDeliveredInput } from './delivery.schema.ts';

/** What was asked has arrived in the house of the unit; a second time changes nothing. */
export const noteDelivered = command({
  name: 'document.noteDelivered',
  http: 'none',
  summary: 'Ghi nhận việc đã gửi tới đảng bộ cấp dưới',
  input: NoteDeliveredInput,
  output: z.object({ isFirst: z.boolean() }),
  async run(ctx, { obligationId }) {
    const permit = mayCarry(ctx.actor, 'document.noteDelivered');
    if (!permit) return forbidden('document.noteDelivered');
    if (!(await lockObligation(ctx, obligationId))) return missing('obligation');
    const added = await tables(ctx.tx)
      .insertInto('document.delivery')
      .values({ tenant_id: ctx.tenantId, obligation_id: obligationId, delivered_at: ctx.now })
      .onConflict((clash) => clash.doNothing())
      .returning('obligation_id')
      .executeTakeFirst();
    const event = { type: 'document.delivered', subject: obligationId, data: {} };
    return ok({ permit, value: { isFirst: added !== undefined }, event });
  },
});

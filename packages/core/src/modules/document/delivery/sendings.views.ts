import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { tables } from '../document.tables.ts';

const AT_ONCE = 100;

/** The messages that are due, the oldest first, a document before its files. */
export const sendings = view({
  name: 'document.sendings',
  http: 'none',
  summary: 'Những tin đã đến lúc gửi tới đảng bộ khác',
  input: z.strictObject({}),
  output: z.object({ messageIds: z.array(z.uuid()) }),
  async run(ctx) {
    const permit = mayCarry(ctx.actor, 'document.sendings');
    if (!permit) return forbidden('document.sendings');
    const rows = await tables(ctx.tx)
      .selectFrom('document.message')
      .select('message_id')
      .where('tenant_id', '=', ctx.tenantId)
      .where('state', '=', 'waiting')
      .where('next_at', '<=', ctx.now)
      .orderBy('made_at')
      .orderBy('kind')
      .orderBy('message_id')
      .limit(AT_ONCE)
      .execute();
    return ok({ permit, value: { messageIds: rows.map((row) => row.message_id) } });
  },
});

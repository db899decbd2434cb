import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { tables } from '../document.tables.ts';
import { MessageInput } from './delivery.schema.ts';
import { lockMessage, orderDelivery } from './message.sql.ts';

/** Tries at once, and from the beginning, all that has not arrived of one document at one committee. */
export const sendAgain = command({
  name: 'document.sendAgain',
  http: 'POST /documents/messages/{messageId}/again',
  summary: 'Gửi lại ngay những gì của một văn bản chưa tới được một đảng bộ',
  input: MessageInput,
  output: z.object({ sent: z.int() }),
  async run(ctx, { messageId }) {
    const permit = mayKeepRegister(ctx.actor, 'document.sendAgain');
    if (!permit) return forbidden('document.sendAgain');
    const message = await lockMessage(ctx, messageId);
    if (!message) return missing('message');
    const again = await tables(ctx.tx)
      .updateTable('document.message')
      .set({ state: 'waiting', tries: 0, next_at: ctx.now, ended_at: null })
      .where('tenant_id', '=', ctx.tenantId)
      .where('document_id', '=', message.document_id)
      .where('to_tenant_id', '=', message.to_tenant_id)
      .where('state', 'in', ['waiting', 'refused', 'given_up'])
      .returning('message_id')
      .execute();
    if (again.length === 0) return conflict('Mọi thứ của văn bản này đã tới nơi, không còn gì để gửi lại.');
    await orderDelivery(ctx);
    const data = { toTenantId: message.to_tenant_id, messages: again.length };
    const event = { type: 'document.sent_again', subject: message.document_id, data };
    return ok({ permit, value: { sent: again.length }, event });
  },
});

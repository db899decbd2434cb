import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { cameFromAbove, orderSending } from '../delivery/order-sending.sql.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import { ExemptInput } from './obligation.schema.ts';
import { isAnswered, keepAnswer, lockObligation } from './obligation.sql.ts';

/** Whoever asked lets a unit off, with a reason; it stays among the obliged and is counted as exempt. */
export const exempt = command({
  name: 'document.exempt',
  http: 'POST /documents/obligations/{obligationId}/exemption',
  summary: 'Miễn cho một đơn vị, có lý do; đơn vị vẫn nằm trong số được giao và được đếm là miễn',
  input: ExemptInput,
  output: Made,
  async run(ctx, { obligationId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.exempt');
    if (!permit) return forbidden('document.exempt');
    await lockRegister(ctx);
    const before = await lockObligation(ctx, obligationId);
    if (!before || before.is_withdrawn) return missing('obligation');
    if (isAnswered(before)) {
      return conflict('Đơn vị này đã triển khai xong, không còn gì để miễn.');
    }
    if (await cameFromAbove(ctx, obligationId)) return conflict('Việc này do cấp trên giao; chỉ cấp trên miễn được.');
    const { recalled_document_id } = before;
    const none = { own_document_id: null, done_on: null, done_how: '', recalled_document_id };
    await keepAnswer(ctx, obligationId, { ...none, exempt_because: reason });
    await orderSending(ctx, before.document_id, [before.unit_id]);
    const event = { type: 'document.obligation_exempted', subject: obligationId, data: { reason } };
    return ok({ permit, value: { id: obligationId }, event });
  },
});

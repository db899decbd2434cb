import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { WithdrawDocumentInput } from '../delivery/delivery.schema.ts';
import { orderSending } from '../delivery/order-sending.sql.ts';
import { reopenAnswered } from '../delivery/reopen.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { endOpen, markWithdrawn } from '../end-open.sql.ts';

/**
 * Takes a document back: it stays in the register and says so, what it asked and nobody has answered ends, what it answered is
 * open again, and every committee that received it or asked for it is told. Not a repeal, which is a document of its own (a link of the kind `revokes`).
 */
export const withdrawDocument = command({
  name: 'document.withdraw',
  http: 'POST /documents/{documentId}/withdrawal',
  summary: 'Thu hồi một văn bản đã đăng ký hoặc đã gửi, có lý do; nơi đã nhận được báo',
  input: WithdrawDocumentInput,
  output: Made,
  async run(ctx, { documentId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdraw');
    if (!permit) return forbidden('document.withdraw');
    await lockRegister(ctx);
    const before = await documentById(ctx, documentId);
    if (!before) return missing('document');
    if (before.withdrawn_on !== null) return conflict('Văn bản này đã được thu hồi trước đó.');
    if (await cameFromElsewhere(ctx, documentId)) {
      return conflict('Văn bản này do đảng bộ khác gửi đến; chỉ nơi gửi thu hồi được.');
    }
    const committee = await committeeOf(ctx.tx, ctx.tenantId);
    if (!committee) return missing('committee');
    const withdrawal = { on: dayOf(ctx.now), by: committee.name, because: reason };
    await markWithdrawn(ctx, documentId, withdrawal);
    const ended = await endOpen(ctx, documentId, withdrawal);
    const reopened = await reopenAnswered(ctx, documentId);
    await orderSending(ctx, documentId);
    const event = { type: 'document.withdrawn', subject: documentId, data: { reason, ended, reopened } };
    return ok({ permit, value: { id: documentId }, event });
  },
});

async function cameFromElsewhere(ctx: Ctx, documentId: string): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.inbound')
    .select('source_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row !== undefined;
}

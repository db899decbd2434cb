import { conflict, invalid, ok, timedId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { CloseTermInput, Made, OpenTermInput } from '../document.schema.ts';
import { issuerById, lockRegister, termsOf } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { overlap } from '../series.ts';
import { leaveTerm, sharedNumbers, takeIntoTerm } from '../term.sql.ts';

/**
 * Opens a term of a body: from now on its numbers are unique within it. Documents registered before are taken in; two of
 * them with one number are refused by name, for one of them must be corrected first.
 */
export const openTerm = command({
  name: 'document.openTerm',
  http: 'POST /documents/terms',
  summary: 'Mở một nhiệm kỳ của cơ quan ban hành: số văn bản tính riêng trong nhiệm kỳ, theo từng loại',
  input: OpenTermInput,
  output: Made,
  async run(ctx, { issuerId, name, fromOn, toOn = null }) {
    const permit = mayKeepRegister(ctx.actor, 'document.openTerm');
    if (!permit) return forbidden('document.openTerm');
    await lockRegister(ctx);
    if (!(await issuerById(ctx, issuerId))) return invalid('issuerId', 'Không có cơ quan ban hành này');
    if (toOn !== null && toOn <= fromOn) return invalid('toOn', 'Ngày kết thúc phải sau ngày bắt đầu');
    const days = { fromOn, toOn };
    if ((await termsOf(ctx, issuerId)).some((other) => overlap(other, days))) {
      return invalid('fromOn', 'Trùng ngày với một nhiệm kỳ đã có; hãy đóng nhiệm kỳ trước đã');
    }
    const shared = await sharedNumbers(ctx, issuerId, days);
    if (shared.length > 0) {
      return conflict(`Trong những ngày đó có hai văn bản cùng số: ${shared.join(', ')}. Hãy sửa một văn bản trước.`);
    }
    const termId = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('document.term')
      .values({ tenant_id: ctx.tenantId, term_id: termId, issuer_id: issuerId, name, from_on: fromOn, to_on: toOn })
      .execute();
    const documents = await takeIntoTerm(ctx, issuerId, { termId, ...days });
    const event = { type: 'document.term_opened', subject: termId, data: { issuerId, name, fromOn, toOn, documents } };
    return ok({ permit, value: { id: termId }, event });
  },
});

/** Closes a term, or says another last day; documents issued from that day on leave it. */
export const closeTerm = command({
  name: 'document.closeTerm',
  http: 'POST /documents/terms/{termId}/close',
  summary: 'Đóng nhiệm kỳ từ một ngày; văn bản ban hành từ ngày đó không còn tính số trong nhiệm kỳ',
  input: CloseTermInput,
  output: Made,
  async run(ctx, { termId, toOn, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.closeTerm');
    if (!permit) return forbidden('document.closeTerm');
    await lockRegister(ctx);
    const db = tables(ctx.tx);
    const term = await db
      .selectFrom('document.term')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('term_id', '=', termId)
      .executeTakeFirst();
    if (!term) return missing('term');
    if (toOn <= term.from_on) return invalid('toOn', 'Ngày kết thúc phải sau ngày bắt đầu');
    if (term.to_on !== null && term.to_on < toOn) return invalid('toOn', 'Nhiệm kỳ này đã đóng từ ngày sớm hơn');
    await db
      .updateTable('document.term')
      .set({ to_on: toOn })
      .where('tenant_id', '=', ctx.tenantId)
      .where('term_id', '=', termId)
      .execute();
    const documents = await leaveTerm(ctx, { termId, toOn });
    const event = { type: 'document.term_closed', subject: termId, data: { toOn, documents, reason } };
    return ok({ permit, value: { id: termId }, event });
  },
});

import { DOCUMENT_TYPES } from '@guong/vietnamese';
import { z } from 'zod';
import { conflict, dayOf, invalid, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { committeeOf, unitOn } from '../../org/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { cameFromAbove, orderSending } from '../delivery/order-sending.sql.ts';
import { ObligeInput, WithdrawObligationInput } from './obligation.schema.ts';
import { takenBack } from '../withdrawal.ts';
import { lockObligation } from './obligation.sql.ts';

const NOT_WITHDRAWN = { withdrawn_on: null, withdrawn_by: null, withdrawn_because: null };

/** A document from above is received: each of these units must answer with a document of its own by a day. */
export const oblige = command({
  name: 'document.oblige',
  http: 'POST /documents/{documentId}/obligations',
  summary: 'Giao các đơn vị ban hành văn bản triển khai: loại văn bản nào, trước ngày nào',
  input: ObligeInput,
  output: z.object({ added: z.int() }),
  async run(ctx, { documentId, unitIds, requiredType, task, dueOn }) {
    const permit = mayKeepRegister(ctx.actor, 'document.oblige');
    if (!permit) return forbidden('document.oblige');
    await lockRegister(ctx);
    const document = await documentById(ctx, documentId);
    if (!document) return missing('document');
    if (document.withdrawn_on !== null) return conflict('Văn bản này đã được thu hồi, không giao việc theo nó nữa.');
    if (!(requiredType in DOCUMENT_TYPES)) return invalid('requiredType', 'Không có loại văn bản này');
    if (dueOn < document.issued_on) return invalid('dueOn', 'Hạn không thể trước ngày ban hành văn bản');
    if (!(await areUnits(ctx, unitIds))) return invalid('unitIds', 'Có đơn vị không còn hoạt động');
    const rows = [...new Set(unitIds)].map((unitId) => ({
      ...{ tenant_id: ctx.tenantId, obligation_id: timedId(ctx.now), document_id: documentId, unit_id: unitId },
      ...{ required_type: requiredType, task, due_on: dueOn, own_document_id: null, done_on: null, done_how: '' },
      ...{ exempt_because: null, is_withdrawn: false },
    }));
    const added = await tables(ctx.tx)
      .insertInto('document.obligation')
      .values(rows)
      .onConflict((clash) =>
        clash
          .columns(['tenant_id', 'document_id', 'unit_id', 'required_type'])
          .doUpdateSet({ is_withdrawn: false, task, due_on: dueOn, ...NOT_WITHDRAWN })
          .where('document.obligation.is_withdrawn', '=', true),
      )
      .returning('unit_id')
      .execute();
    if (added.length === 0) return invalid('unitIds', 'Các đơn vị này đã được giao việc này rồi');
    const units = added.map((row) => row.unit_id);
    await orderSending(ctx, documentId, units);
    const event = { type: 'document.obliged', subject: documentId, data: { requiredType, dueOn, units } };
    return ok({ permit, value: { added: added.length }, event });
  },
});

async function areUnits(ctx: Ctx, unitIds: readonly string[]): Promise<boolean> {
  for (const unitId of unitIds) if (!(await unitOn(ctx, unitId, dayOf(ctx.now)))) return false;
  return true;
}

/** Takes back an obligation that was wrong; it stays in the table, and the journal has the reason. */
export const withdrawObligation = command({
  name: 'document.withdrawObligation',
  http: 'POST /documents/obligations/{obligationId}/withdrawal',
  summary: 'Thôi giao một nghĩa vụ giao nhầm, có lý do',
  input: WithdrawObligationInput,
  output: Made,
  async run(ctx, { obligationId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdrawObligation');
    if (!permit) return forbidden('document.withdrawObligation');
    await lockRegister(ctx);
    const before = await lockObligation(ctx, obligationId);
    const committee = await committeeOf(ctx.tx, ctx.tenantId);
    if (!before || !committee) return missing('obligation');
    if (before.is_withdrawn) return conflict('Nghĩa vụ này đã thôi giao trước đó.');
    if (await cameFromAbove(ctx, obligationId)) {
      return conflict('Việc này do cấp trên giao; chỉ cấp trên thôi giao được.');
    }
    await tables(ctx.tx)
      .updateTable('document.obligation')
      .set({ is_withdrawn: true, ...takenBack({ on: dayOf(ctx.now), by: committee.name, because: reason }) })
      .where('tenant_id', '=', ctx.tenantId)
      .where('obligation_id', '=', obligationId)
      .execute();
    await orderSending(ctx, before.document_id, [before.unit_id]);
    const event = { type: 'document.obligation_withdrawn', subject: obligationId, data: { reason } };
    return ok({ permit, value: { id: obligationId }, event });
  },
});

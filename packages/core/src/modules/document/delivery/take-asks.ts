import { timedId } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { isAnswered, lockObligation } from '../cascade/obligation.sql.ts';
import { tables, type ObligationRow } from '../document.tables.ts';
import type { Ask, Sending } from './delivery.schema.ts';
import { orderAnswer } from './order-sending.sql.ts';

interface AskedOf {
  readonly documentId: string;
  readonly unitId: string;
}
/** Brings every obligation up to what stands above. How it was answered is this house's own, and no letting-off undoes it. */
export async function takeAsks(ctx: Ctx, of: AskedOf, sending: Sending): Promise<void> {
  for (const ask of sending.asks) {
    const known = await receiptOf(ctx, ask.sendingId);
    const obligationId = known ?? (await obligationFor(ctx, of, ask));
    const before = await lockObligation(ctx, obligationId);
    if (!before) throw new Error('an obligation with a receipt is there');
    await tables(ctx.tx)
      .updateTable('document.obligation')
      .set(columnsOf(ask, before))
      .where('tenant_id', '=', ctx.tenantId)
      .where('obligation_id', '=', obligationId)
      .execute();
    if (known !== undefined) continue;
    await keepReceipt(ctx, obligationId, { sendingId: ask.sendingId, fromTenantId: sending.fromTenantId });
    // The office had entered it by hand and answered it already: whoever asked is told.
    if (isAnswered(before)) await orderAnswer(ctx, obligationId);
  }
}

const columnsOf = ({ task, dueOn, exemptBecause, withdrawal }: Ask, before: ObligationRow) => ({
  ...{ task, due_on: dueOn, is_withdrawn: withdrawal !== null },
  withdrawn_on: withdrawal?.on ?? null,
  withdrawn_by: withdrawal?.by ?? null,
  withdrawn_because: withdrawal?.because ?? null,
  exempt_because: isAnswered(before) ? null : exemptBecause,
});

async function receiptOf(ctx: Ctx, sendingId: string): Promise<string | undefined> {
  const row = await tables(ctx.tx)
    .selectFrom('document.receipt')
    .select('obligation_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('sending_id', '=', sendingId)
    .executeTakeFirst();
  return row?.obligation_id;
}

async function keepReceipt(
  ctx: Ctx,
  obligationId: string,
  { sendingId, fromTenantId }: { readonly sendingId: string; readonly fromTenantId: string },
): Promise<void> {
  await tables(ctx.tx)
    .insertInto('document.receipt')
    .values({
      ...{ tenant_id: ctx.tenantId, sending_id: sendingId, from_tenant_id: fromTenantId },
      ...{ obligation_id: obligationId, received_at: ctx.now },
    })
    .execute();
}

/** The obligation of the whole committee, or the one that the office had entered by hand; answers its id. */
async function obligationFor(ctx: Ctx, { documentId, unitId }: AskedOf, ask: Ask): Promise<string> {
  const { requiredType, task, dueOn } = ask;
  const added = await tables(ctx.tx)
    .insertInto('document.obligation')
    .values({
      ...{ tenant_id: ctx.tenantId, obligation_id: timedId(ctx.now), document_id: documentId, unit_id: unitId },
      ...{ required_type: requiredType, task, due_on: dueOn, own_document_id: null, done_on: null, done_how: '' },
      ...{ exempt_because: null, is_withdrawn: false },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('obligation_id')
    .executeTakeFirst();
  if (added) return added.obligation_id;
  const before = await tables(ctx.tx)
    .selectFrom('document.obligation')
    .select('obligation_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .where('required_type', '=', requiredType)
    .executeTakeFirstOrThrow();
  return before.obligation_id;
}

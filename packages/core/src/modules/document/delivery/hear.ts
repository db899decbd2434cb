import type { z } from 'zod';
import { ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { isAnswered, keepAnswer, lockObligation } from '../cascade/obligation.sql.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import { tables, type ObligationRow } from '../document.tables.ts';
import { HearInput, type Answer } from './delivery.schema.ts';
import { hearDocument } from './hear-document.ts';
import { orderSending } from './order-sending.sql.ts';
import { unitOfHouse } from './unit-house.sql.ts';

/**
 * The unit has answered in its own house: the same answer stands here, its document in the register of this house too. One
 * that it took back is not an answer any more: the duty is open again, and says why.
 */
export const hear = command({
  name: 'document.hear',
  http: 'none',
  summary: 'Nhận câu trả lời của đơn vị có đảng bộ riêng cho một việc đã giao',
  input: HearInput,
  output: Made,
  async run(ctx, heard) {
    const { obligationId, fromTenantId, version, answer } = heard;
    const permit = mayCarry(ctx.actor, 'document.hear');
    if (!permit) return forbidden('document.hear');
    await lockRegister(ctx);
    const asked = await lockObligation(ctx, obligationId);
    // Also what was taken back meanwhile: the unit did answer, and both houses say the same.
    if (!asked || (await unitOfHouse(ctx, fromTenantId)) !== asked.unit_id) return missing('obligation');
    const isKnown = (asked.heard_version ?? 0) >= version;
    const kept = isKnown ? ok(null) : await keepNew(ctx, asked, heard);
    if (!kept.ok) return kept;
    const type = isKnown ? 'document.answer_heard_again' : 'document.answer_heard';
    const event = { type, subject: obligationId, data: { fromTenantId, version, ...answer } };
    return ok({ permit, value: { id: obligationId }, event });
  },
});

/** Keeps the answer and its version: an older one that arrives later changes nothing. */
async function keepNew(
  ctx: Ctx,
  asked: ObligationRow,
  { version, fromTenantId, answer }: z.output<typeof HearInput>,
): Promise<Result<null>> {
  const kept = await keep(ctx, asked, { fromTenantId, answer });
  if (!kept.ok) return kept;
  await tables(ctx.tx)
    .updateTable('document.obligation')
    .set({ heard_version: version })
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', asked.obligation_id)
    .execute();
  await tellBack(ctx, asked);
  return ok(null);
}

async function keep(
  ctx: Ctx,
  asked: ObligationRow,
  { fromTenantId, answer }: { readonly fromTenantId: string; readonly answer: Answer },
): Promise<Result<null>> {
  if (answer.kind === 'document') return hearDocument(ctx, asked, { fromTenantId, answer });
  const { doneOn, how } = answer;
  await keepAnswer(ctx, asked.obligation_id, { own_document_id: null, done_on: doneOn, done_how: how });
  return ok(null);
}

/**
 * What was let off or taken back here while the answer was on its way may have met another state there: the unit is told
 * anew, so that both houses say the same.
 */
async function tellBack(ctx: Ctx, before: ObligationRow): Promise<void> {
  const now = await lockObligation(ctx, before.obligation_id);
  const isSettled = before.exempt_because === null && (!now || isAnswered(now));
  if (!isSettled) await orderSending(ctx, before.document_id, [before.unit_id]);
}

import type { Ctx } from '../../../usecase/index.ts';
import { recallAnswers } from '../cascade/recall-answers.sql.ts';
import { orderAnswer, orderSending } from './order-sending.sql.ts';

/**
 * A document was taken back: what it answered is open again. Whoever asked above is told, and so is the house of each unit
 * that was asked: what it is asked may have ended with that. Answers how many duties.
 */
export async function reopenAnswered(ctx: Ctx, documentId: string): Promise<number> {
  const reopened = await recallAnswers(ctx, documentId);
  for (const { obligation_id: obligationId, document_id: askingId, unit_id: unitId } of reopened) {
    await orderAnswer(ctx, obligationId);
    await orderSending(ctx, askingId, [unitId]);
  }
  return reopened.length;
}

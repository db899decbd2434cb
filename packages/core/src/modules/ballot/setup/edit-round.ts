import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, Stepped, tables } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';
import { columnsOf, phaseProblem, roundFields } from './round-fields.ts';

/** Changes what was typed about a draft round. */
export const editRound = command({
  name: 'ballot.editRound',
  http: 'PUT /rounds/{roundId}',
  summary: 'Sửa bản thảo của một đợt',
  input: z.strictObject({ roundId: RoundId, ...roundFields }),
  output: Stepped,
  async run(ctx, { roundId, ...fields }) {
    const step = await beginStep(ctx, 'ballot.editRound', roundId);
    if (!step.ok) return step;
    const problem = phaseProblem(fields);
    if (problem) return fail({ code: 'invalid', fields: problem });
    if (fields.title !== step.value.round.title) await dropKeys(ctx, roundId);
    const value = await endStep(ctx, 'ballot.editRound', { round: step.value.round, changes: columnsOf(fields) });
    const event = { type: 'ballot.round_edited', subject: roundId, data: { title: fields.title } };
    return ok({ permit: step.value.permit, value, event });
  },
});

/** Each member's proof names the title of the round (GBP-1): under another title it proves nothing. */
async function dropKeys(ctx: Ctx, roundId: string): Promise<void> {
  await tables(ctx.tx)
    .updateTable('ballot.committee_member')
    .set({ x25519: null, ed25519: null, proof: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .where('x25519', 'is not', null)
    .execute();
}

import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, Stepped } from '../ballot.schema.ts';
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
    const value = await endStep(ctx, 'ballot.editRound', { round: step.value.round, changes: columnsOf(fields) });
    const event = { type: 'ballot.round_edited', subject: roundId, data: { title: fields.title } };
    return ok({ permit: step.value.permit, value, event });
  },
});

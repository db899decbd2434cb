import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { PersonId, RoundId, Stepped } from '../ballot.schema.ts';
import { deleteLine } from '../roll-lines.sql.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Takes one person off the roll before it is frozen; the person's record stays as it is. */
export const leaveOut = command({
  name: 'ballot.leaveOut',
  http: 'DELETE /rounds/{roundId}/roll/people/{personId}',
  summary: 'Bỏ một người khỏi danh sách bỏ phiếu trước khi chốt',
  input: z.strictObject({ roundId: RoundId, personId: PersonId }),
  output: Stepped,
  async run(ctx, { roundId, personId }) {
    const step = await beginStep(ctx, 'ballot.leaveOut', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (!(await deleteLine(ctx, roundId, personId))) return conflict('Người này không có tên trong danh sách.');
    const value = await endStep(ctx, 'ballot.leaveOut', { round });
    return ok({ permit, value, event: { type: 'ballot.voter_left_out', subject: roundId, data: { personId } } });
  },
});

import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundOnly, Stepped } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/** The leadership approves the round: from here its questions and subjects no longer change. */
export const approve = command({
  name: 'ballot.approve',
  http: 'POST /rounds/{roundId}/approval',
  summary: 'Phê duyệt đợt lấy ý kiến',
  input: RoundOnly,
  output: Stepped,
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.approve', roundId);
    if (!step.ok) return step;
    const { round, subjects, permit } = step.value;
    if (subjects.length === 0) return conflict('Chưa chọn người được góp ý.');
    const value = await endStep(ctx, 'ballot.approve', { round });
    return ok({
      permit,
      value,
      event: { type: 'ballot.approved', subject: roundId, data: { subjects: subjects.length } },
    });
  },
});

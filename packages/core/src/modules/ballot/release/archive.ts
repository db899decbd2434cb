import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundOnly, Stepped } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Puts a released round into the archive: from here it is only read, and one day destroyed. */
export const archive = command({
  name: 'ballot.archive',
  http: 'POST /rounds/{roundId}/archive',
  summary: 'Lưu trữ hồ sơ đợt lấy phiếu',
  input: RoundOnly,
  output: Stepped,
  store: 'count',
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.archive', roundId);
    if (!step.ok) return step;
    const value = await endStep(ctx, 'ballot.archive', { round: step.value.round });
    return ok({ permit: step.value.permit, value, event: { type: 'ballot.archived', subject: roundId, data: {} } });
  },
});

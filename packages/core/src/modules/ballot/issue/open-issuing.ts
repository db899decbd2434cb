import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundOnly, Stepped } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Begins handing out ballots; never before the time in the manifest. */
export const openIssuing = command({
  name: 'ballot.openIssuing',
  http: 'POST /rounds/{roundId}/issuing',
  summary: 'Bắt đầu phát phiếu',
  input: RoundOnly,
  output: Stepped,
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.openIssuing', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (ctx.now < round.issue_opens_at) return conflict('Chưa đến giờ phát phiếu ghi trong bản kê.');
    const value = await endStep(ctx, 'ballot.openIssuing', { round });
    return ok({ permit, value, event: { type: 'ballot.issuing_opened', subject: roundId, data: {} } });
  },
});

import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, Stepped } from '../ballot.schema.ts';
import { shutBox } from '../box/box.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Ends a round without a result, with the reason that everyone will read. Nothing of it is deleted. */
export const annul = command({
  name: 'ballot.annul',
  http: 'POST /rounds/{roundId}/annulment',
  summary: 'Hủy một đợt, kèm lý do',
  input: z.strictObject({
    roundId: RoundId,
    reason: z
      .string()
      .trim()
      .normalize('NFC')
      .min(10, 'Ghi rõ lý do hủy (ít nhất 10 ký tự)')
      .max(1000, 'Lý do quá dài'),
  }),
  output: Stepped,
  store: 'count',
  async run(ctx, { roundId, reason }) {
    const step = await beginStep(ctx, 'ballot.annul', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (round.protocol_id) await shutBox(ctx, round.protocol_id);
    const value = await endStep(ctx, 'ballot.annul', { round, changes: { annulled_because: reason } });
    return ok({
      permit,
      value,
      event: { type: 'ballot.annulled', subject: roundId, data: { from: round.state, reason } },
    });
  },
});

import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';
import { boxTables } from './box.schema.ts';
import { flushSpool } from './flush.ts';
import { sealedRoundOf } from './sealed-round.ts';
import { readSpoolKey } from './spool-key.ts';

/**
 * Closes the box: no ballot after this, every acknowledged one on the log. Casts under way finish first or are
 * refused, never both. The head of the committee then signs what stands there (`ballot.signClose`).
 */
export const close = command({
  name: 'ballot.close',
  http: 'POST /rounds/{roundId}/close',
  summary: 'Đóng hòm phiếu',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, moved: z.int() }),
  store: 'count',
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.close', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (ctx.now < round.cast_closes_at && !round.is_early_end_allowed) {
      return conflict('Bản kê không cho đóng hòm phiếu trước giờ đã ghi.');
    }
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) throw new Error('a round in casting has a box');
    const { ref, seed } = sealed;
    const spoolKey = await readSpoolKey(ctx.secrets, ref);
    if (!spoolKey) return conflict('Máy này không giữ khóa hòm chờ; cần ban kiểm phiếu mở bản gửi giữ trước khi đóng.');
    const moved = await flushSpool(ctx.tx, { ref, round: sealed.round, seed, spoolKey });
    await boxTables(ctx.tx)
      .updateTable('box.round')
      .set({ phase: 'closed' })
      .where('tenant_id', '=', ref.tenantId)
      .where('protocol_id', '=', ref.protocolId)
      .execute();
    const value = await endStep(ctx, 'ballot.close', { round });
    return ok({ permit, value: { ...value, moved }, event: { type: 'ballot.closed', subject: roundId, data: {} } });
  },
});

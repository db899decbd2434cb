import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, Stepped } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';
import { brokenEquation, countedRoundOf } from './counted-round.ts';
import { lastMinutes } from './drawn-minutes.ts';
import { releaseTables } from './release.schema.ts';

/** The leadership confirms the minutes it has read, by the hash of that very PDF. Blocked while an equation fails. */
export const confirmMinutes = command({
  name: 'ballot.confirmMinutes',
  http: 'POST /rounds/{roundId}/minutes/confirmation',
  summary: 'Xác nhận biên bản kiểm phiếu đã đọc',
  input: z.strictObject({
    roundId: RoundId,
    pdfSha256: z.string().regex(/^[0-9a-f]{64}$/, 'Chọn biên bản cần xác nhận'),
  }),
  output: Stepped,
  store: 'count',
  async run(ctx, { roundId, pdfSha256 }) {
    const step = await beginStep(ctx, 'ballot.confirmMinutes', roundId);
    if (!step.ok) return step;
    const counted = await countedRoundOf(ctx, step.value);
    if (!counted.ok) return counted;
    const broken = brokenEquation(counted.value);
    if (broken) return broken;
    const { protocolId } = counted.value.ref;
    const minutes = await lastMinutes(ctx, protocolId);
    if (minutes?.pdf_sha256 !== pdfSha256) {
      return conflict('Biên bản này không phải bản lập sau cùng; hãy đọc bản mới rồi xác nhận.');
    }
    await releaseTables(ctx.tx)
      .updateTable('count.minutes')
      .set({ is_confirmed: true })
      .where('tenant_id', '=', ctx.tenantId)
      .where('protocol_id', '=', protocolId)
      .where('draft_no', '=', minutes.draft_no)
      .execute();
    const value = await endStep(ctx, 'ballot.confirmMinutes', { round: step.value.round });
    const data = { draftNo: minutes.draft_no, pdfSha256 };
    return ok({
      permit: step.value.permit,
      value,
      event: { type: 'ballot.minutes_confirmed', subject: roundId, data },
    });
  },
});

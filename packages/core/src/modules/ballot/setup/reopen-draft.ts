import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, Stepped, tables } from '../ballot.schema.ts';
import { releaseTables } from '../release/release.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/**
 * Makes an approved round a draft again, so that whatever is wrong in it can be mended: possible until the manifest is
 * sealed. The approval, the frozen roll and the confirmed committee are taken back and come anew; members keep their keys.
 */
export const reopenDraft = command({
  name: 'ballot.reopenDraft',
  http: 'POST /rounds/{roundId}/reopening',
  summary: 'Đưa một đợt chưa niêm phong về bản thảo để sửa',
  input: z.strictObject({
    roundId: RoundId,
    reason: z.string().trim().normalize('NFC').min(5, 'Ghi lý do (ít nhất 5 ký tự)').max(1000, 'Lý do quá dài'),
  }),
  output: Stepped,
  async run(ctx, { roundId, reason }) {
    const step = await beginStep(ctx, 'ballot.reopenDraft', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (round.protocol_id !== null) return conflict('Bản kê đã niêm phong, không sửa được nữa; chỉ còn cách hủy đợt.');
    await takeBack(ctx, roundId);
    const changes = { roll_hash: null, sent_on: null };
    const value = await endStep(ctx, 'ballot.reopenDraft', { round, changes });
    const data = { from: round.state, reason };
    return ok({ permit, value, event: { type: 'ballot.draft_reopened', subject: roundId, data } });
  },
});

/** What freezing the roll and confirming the committee had made. */
async function takeBack(ctx: Ctx, roundId: string): Promise<void> {
  const db = tables(ctx.tx);
  await db
    .updateTable('issue.roll_entry')
    .set({ group_no: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();
  for (const table of ['issue.issuer_key', 'ballot.issuer', 'ballot.credential_group'] as const) {
    await db.deleteFrom(table).where('tenant_id', '=', ctx.tenantId).where('round_id', '=', roundId).execute();
  }
  // By how many people this roll differs from others is noted again when it is frozen again.
  await releaseTables(ctx.tx)
    .deleteFrom('ballot.roll_change')
    .where('tenant_id', '=', ctx.tenantId)
    .where((eb) => eb.or([eb('round_id', '=', roundId), eb('earlier_round_id', '=', roundId)]))
    .execute();
}

import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundOnly, Stepped, tables } from '../ballot.schema.ts';
import { beginStep, endStep, type LoadedRound } from '../round-step.ts';

/** The office has looked the whole round through and lays it before the leadership; any later change takes this back. */
export const sendForApproval = command({
  name: 'ballot.sendForApproval',
  http: 'POST /rounds/{roundId}/sending',
  summary: 'Trình lãnh đạo phê duyệt đợt lấy ý kiến',
  input: RoundOnly,
  output: Stepped,
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.sendForApproval', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (round.sent_on !== null) return conflict('Đợt này đã được trình, từ đó chưa có gì thay đổi.');
    const missing = await missingIn(ctx, step.value);
    if (missing) return conflict(missing);
    const changes = { sent_on: dayOf(ctx.now) };
    const value = await endStep(ctx, 'ballot.sendForApproval', { round, changes });
    return ok({ permit, value, event: { type: 'ballot.sent_for_approval', subject: roundId, data: {} } });
  },
});

async function missingIn(ctx: Ctx, { round, subjects, members }: LoadedRound): Promise<string | undefined> {
  if (subjects.length === 0) return 'Chưa chọn người được góp ý.';
  if (members.length === 0) return 'Chưa lập ban kiểm phiếu.';
  const voter = await tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select('roll_no')
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', round.round_id)
    .limit(1)
    .executeTakeFirst();
  return voter ? undefined : 'Chưa lập danh sách bỏ phiếu.';
}

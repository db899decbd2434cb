import { z } from 'zod';
import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State, tables } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/**
 * Reminds everyone who has not received his ballot, at most once a day: their first page says so. Kept is the day alone,
 * on the round; nothing is written about anybody on the roll, and who has received stays as it is.
 */
export const remind = command({
  name: 'ballot.remind',
  http: 'POST /rounds/{roundId}/reminders',
  summary: 'Nhắc những người chưa nhận phiếu, mỗi ngày một lần',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, reminded: z.int() }),
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.remind', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    const today = dayOf(ctx.now);
    if (round.reminded_on === today) return conflict('Hôm nay đã nhắc một lần; ngày mai mới nhắc được lần nữa.');
    const reminded = await notReceived(ctx, roundId);
    if (reminded === 0) return conflict('Mọi người trong danh sách đã nhận phiếu.');
    const stepped = await endStep(ctx, 'ballot.remind', { round, changes: { reminded_on: today } });
    return ok({
      permit,
      value: { ...stepped, reminded },
      event: { type: 'ballot.voters_reminded', subject: roundId, data: { on: today } },
    });
  },
});

async function notReceived(ctx: Ctx, roundId: string): Promise<number> {
  const { missing } = await tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select((eb) => eb.fn.countAll<number>().as('missing'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .where('is_issued', '=', false)
    .executeTakeFirstOrThrow();
  return missing;
}

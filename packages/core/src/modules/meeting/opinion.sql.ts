import type { Ctx } from '../../usecase/index.ts';
import { tables, type OpinionRow } from './meeting.tables.ts';

/** An opinion of this meeting, or a wish to speak. */
export const opinionOf = (ctx: Ctx, meetingId: string, opinionId: string): Promise<OpinionRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('meeting.opinion')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('opinion_id', '=', opinionId)
    .executeTakeFirst();

/** Everything said or asked for, in the order of the queue. */
export const opinionsOf = (ctx: Ctx, meetingId: string): Promise<OpinionRow[]> =>
  tables(ctx.tx)
    .selectFrom('meeting.opinion')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('state', '<>', 'withdrawn')
    .orderBy('queue_no')
    .execute();

/** Who was taken off the queue without having spoken: he may be put back. */
export const takenOff = (ctx: Ctx, meetingId: string): Promise<OpinionRow[]> =>
  tables(ctx.tx)
    .selectFrom('meeting.opinion')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'withdrawn')
    .where('opinion_no', 'is', null)
    .orderBy('queue_no')
    .execute();

const highest = async (ctx: Ctx, meetingId: string, column: 'queue_no' | 'opinion_no'): Promise<number> => {
  const row = await tables(ctx.tx)
    .selectFrom('meeting.opinion')
    .select((eb) => eb.fn.max(column).as('highest'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  return row?.highest ?? 0;
};

/** The next place in the queue; the meeting is held still by whoever asks. */
export const nextQueueNo = async (ctx: Ctx, meetingId: string): Promise<number> =>
  (await highest(ctx, meetingId, 'queue_no')) + 1;

/** The number of the next opinion. */
export const nextOpinionNo = async (ctx: Ctx, meetingId: string): Promise<number> =>
  (await highest(ctx, meetingId, 'opinion_no')) + 1;

/** Changes an opinion. */
export async function setOpinion(ctx: Ctx, opinionId: string, set: Partial<OpinionRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('meeting.opinion')
    .set(set)
    .where('tenant_id', '=', ctx.tenantId)
    .where('opinion_id', '=', opinionId)
    .execute();
}

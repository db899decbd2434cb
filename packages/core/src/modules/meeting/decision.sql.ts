import type { Ctx } from '../../usecase/index.ts';
import { tables, type ConclusionRow } from './meeting.tables.ts';

/** The votes of a meeting in their order, without those that were taken back. */
export const votesOf = async (ctx: Ctx, meetingId: string) =>
  (await allVotesOf(ctx, meetingId)).filter((vote) => vote.withdrawn_at === null);

const allVotesOf = (ctx: Ctx, meetingId: string) =>
  tables(ctx.tx)
    .selectFrom('meeting.vote')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('vote_no')
    .execute();

/** The number of the next vote; the meeting is held still by whoever asks. */
export const nextVoteNo = async (ctx: Ctx, meetingId: string): Promise<number> =>
  ((await allVotesOf(ctx, meetingId)).at(-1)?.vote_no ?? 0) + 1;

/** All conclusions of a meeting in their order, withdrawn ones too. */
export const conclusionsOf = (ctx: Ctx, meetingId: string): Promise<ConclusionRow[]> =>
  tables(ctx.tx)
    .selectFrom('meeting.conclusion')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('conclusion_no')
    .execute();

/** The number of the next conclusion. */
export const nextConclusionNo = async (ctx: Ctx, meetingId: string): Promise<number> =>
  ((await conclusionsOf(ctx, meetingId)).at(-1)?.conclusion_no ?? 0) + 1;

/** A conclusion of this meeting. */
export const conclusionOf = async (
  ctx: Ctx,
  meetingId: string,
  conclusionId: string,
): Promise<ConclusionRow | undefined> =>
  (await conclusionsOf(ctx, meetingId)).find((one) => one.conclusion_id === conclusionId);

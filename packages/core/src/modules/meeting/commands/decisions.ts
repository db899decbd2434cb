import { z } from 'zod';
import { conflict, dayOf, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { holdingsOn, unitOn } from '../../org/index.ts';
import { begin } from '../begin.ts';
import { conclusionOf, nextConclusionNo, nextVoteNo } from '../decision.sql.ts';
import { missing } from '../meeting.refusals.ts';
import { ConcludeInput, Made, VoteInput, WithdrawConclusionInput } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';
import { HELD, quorumOf } from '../states.ts';
import { countsOf, standingsOf } from '../standing.sql.ts';

/** How many hands were counted in all. */
export const countHands = (vote: {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstentions: number;
}): number => vote.votesFor + vote.votesAgainst + vote.abstentions;

/** A vote by show of hands; the hands cannot be more than those who are there, and the quorum is kept with it. */
export const takeVote = command({
  name: 'meeting.takeVote',
  http: 'POST /meetings/{meetingId}/votes',
  summary: 'Ghi một biểu quyết giơ tay với số đồng ý, không đồng ý, không ý kiến',
  input: VoteInput,
  output: z.object({ id: z.uuid(), present: z.int(), quorumNeeded: z.int() }),
  async run(ctx, { meetingId, itemId, question, votesFor, votesAgainst, abstentions }) {
    const begun = await begin(ctx, 'meeting.takeVote', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const { invited, there } = countsOf(await standingsOf(ctx, meetingId));
    const hands = countHands({ votesFor, votesAgainst, abstentions });
    if (hands > there) {
      return invalid('votesFor', `Cộng lại là ${String(hands)}, mà đang có mặt ${String(there)} người`);
    }
    if (hands === 0) return invalid('votesFor', 'Chưa có ai biểu quyết');
    const quorum = quorumOf(invited, { part: meeting.quorum_part, whole: meeting.quorum_whole });
    const voteId = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('meeting.vote')
      .values({
        ...{ tenant_id: ctx.tenantId, vote_id: voteId, meeting_id: meetingId, question },
        ...{ vote_no: await nextVoteNo(ctx, meetingId), item_id: itemId ?? meeting.current_item_id },
        ...{ votes_for: votesFor, votes_against: votesAgainst, abstentions },
        ...{ present: there, invited, quorum_needed: quorum, taken_at: ctx.now },
        withdrawn_at: null,
      })
      .execute();
    const data = { question, votesFor, votesAgainst, abstentions, present: there, quorumNeeded: quorum };
    const event = { type: 'meeting.vote_taken', subject: meetingId, data };
    return ok({ permit, value: { id: voteId, present: there, quorumNeeded: quorum }, event });
  },
});

/** A conclusion of the meeting; what is missing of the six things may be left empty, and then it is no task yet. */
export const conclude = command({
  name: 'meeting.conclude',
  http: 'POST /meetings/{meetingId}/conclusions',
  summary: 'Ghi một kết luận: việc, người làm, hạn, trách nhiệm, sản phẩm, thẩm quyền',
  input: ConcludeInput,
  output: Made,
  async run(ctx, { meetingId, what, ownerPostId, dueOn, supportUnitIds, ...six }) {
    const begun = await begin(ctx, 'meeting.conclude', { meetingId, states: ['open', 'closed'] });
    if (!begun.ok) return begun;
    const known = await areKnown(ctx, { ownerPostId, supportUnitIds });
    if (!known.ok) return known;
    if (dueOn !== undefined && dueOn < dayOf(ctx.now)) return invalid('dueOn', 'Hạn không thể ở trước hôm nay');
    const conclusionId = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('meeting.conclusion')
      .values({
        ...{ tenant_id: ctx.tenantId, conclusion_id: conclusionId, meeting_id: meetingId, what },
        ...{ conclusion_no: await nextConclusionNo(ctx, meetingId), task_id: null, is_withdrawn: false },
        ...{ owner_post_id: ownerPostId ?? null, due_on: dueOn ?? null, support_unit_ids: supportUnitIds, ...six },
      })
      .execute();
    const event = { type: 'meeting.concluded', subject: meetingId, data: { conclusionId, what } };
    return ok({ permit: begun.value.permit, value: { id: conclusionId }, event });
  },
});

interface Named {
  readonly ownerPostId?: string | undefined;
  readonly supportUnitIds: readonly string[];
}
async function areKnown(ctx: Ctx, { ownerPostId, supportUnitIds }: Named): Promise<Result<null>> {
  const day = dayOf(ctx.now);
  const held = ownerPostId === undefined ? [] : await holdingsOn(ctx.tx, ctx.tenantId, { day });
  if (ownerPostId !== undefined && !held.some(({ postId }) => postId === ownerPostId)) {
    return invalid('ownerPostId', 'Chức danh này hiện không có ai giữ');
  }
  for (const unitId of supportUnitIds) {
    if (!(await unitOn(ctx, unitId, day))) return invalid('supportUnitIds', 'Có đơn vị không hoạt động');
  }
  return ok(null);
}

/** Takes back a conclusion noted wrongly, as long as no task came of it. */
export const withdrawConclusion = command({
  name: 'meeting.withdrawConclusion',
  http: 'POST /meetings/{meetingId}/conclusions/{conclusionId}/withdrawal',
  summary: 'Rút một kết luận ghi nhầm chưa thành nhiệm vụ, có lý do',
  input: WithdrawConclusionInput,
  output: Made,
  async run(ctx, { meetingId, conclusionId, reason }) {
    const begun = await begin(ctx, 'meeting.withdrawConclusion', { meetingId, states: ['open', ...HELD] });
    if (!begun.ok) return begun;
    const conclusion = await conclusionOf(ctx, meetingId, conclusionId);
    if (!conclusion || conclusion.is_withdrawn) return missing('conclusion');
    if (conclusion.task_id !== null)
      return conflict('Kết luận này đã thành nhiệm vụ nên không rút được: hãy hủy chính nhiệm vụ đó, nêu lý do ở đấy.');
    await tables(ctx.tx)
      .updateTable('meeting.conclusion')
      .set({ is_withdrawn: true })
      .where('tenant_id', '=', ctx.tenantId)
      .where('conclusion_id', '=', conclusionId)
      .execute();
    const event = { type: 'meeting.conclusion_withdrawn', subject: meetingId, data: { conclusionId, reason } };
    return ok({ permit: begun.value.permit, value: { id: conclusionId }, event });
  },
});

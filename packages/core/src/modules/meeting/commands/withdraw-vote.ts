import { invalid, ok } from '../../../kernel/index.ts';
import { canonicalJson, command } from '../../../usecase/index.ts';
import { keepCorrection } from '../attendance.sql.ts';
import { begin } from '../begin.ts';
import { votesOf } from '../decision.sql.ts';
import { Made, WithdrawVoteInput } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';
import { HELD } from '../states.ts';

/** Takes back a vote that was written down twice or never held: it leaves the minutes, its row and the reason stay. */
export const withdrawVote = command({
  name: 'meeting.withdrawVote',
  http: 'POST /meetings/{meetingId}/votes/{voteId}/withdrawal',
  summary: 'Rút một biểu quyết ghi thừa, có lý do; dòng cũ được giữ lại',
  input: WithdrawVoteInput,
  output: Made,
  async run(ctx, { meetingId, voteId, reason }) {
    const begun = await begin(ctx, 'meeting.withdrawVote', { meetingId, states: ['open', ...HELD] });
    if (!begun.ok) return begun;
    const vote = (await votesOf(ctx, meetingId)).find((one) => one.vote_id === voteId);
    if (!vote) return invalid('voteId', 'Không có biểu quyết này, hoặc đã rút rồi');
    const { question, votes_for: votesFor, votes_against: votesAgainst, abstentions } = vote;
    const before = canonicalJson({ voteId, question, votesFor, votesAgainst, abstentions });
    await keepCorrection(ctx, meetingId, { what: 'vote', before, reason });
    await tables(ctx.tx)
      .updateTable('meeting.vote')
      .set({ withdrawn_at: ctx.now })
      .where('tenant_id', '=', ctx.tenantId)
      .where('vote_id', '=', voteId)
      .execute();
    const event = { type: 'meeting.vote_withdrawn', subject: meetingId, data: { voteId, question, reason } };
    return ok({ permit: begun.value.permit, value: { id: voteId }, event });
  },
});

import { invalid, ok } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { keepCorrection } from '../attendance.sql.ts';
import { begin } from '../begin.ts';
import { votesOf } from '../decision.sql.ts';
import { missing } from '../meeting.refusals.ts';
import { CorrectVoteInput, Made } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';
import { HELD } from '../states.ts';
import { countHands } from './decisions.ts';

/** Puts a vote right that was written down wrongly; who was there at that moment stays, and so does what stood before. */
export const correctVote = command({
  name: 'meeting.correctVote',
  http: 'PUT /meetings/{meetingId}/votes/{voteId}',
  summary: 'Sửa một biểu quyết ghi nhầm, có lý do; số cũ được giữ lại',
  input: CorrectVoteInput,
  output: Made,
  async run(ctx, { meetingId, voteId, reason, ...typed }) {
    const begun = await begin(ctx, 'meeting.correctVote', { meetingId, states: ['open', ...HELD] });
    if (!begun.ok) return begun;
    if (countHands(typed) === 0) return invalid('votesFor', 'Chưa có ai biểu quyết');
    const vote = (await votesOf(ctx, meetingId)).find((one) => one.vote_id === voteId);
    if (!vote) return missing('vote');
    if (countHands(typed) > vote.present) {
      const [hands, there] = [String(countHands(typed)), String(vote.present)];
      return invalid('votesFor', `Cộng lại là ${hands}, mà lúc ấy có mặt ${there} người`);
    }
    const { question, votes_for: votesFor, votes_against: votesAgainst, abstentions } = vote;
    const before = canonicalJson({ voteId, question, votesFor, votesAgainst, abstentions });
    await keepCorrection(ctx, meetingId, { what: 'vote', before, reason });
    await setVote(ctx, voteId, typed);
    const event = { type: 'meeting.vote_corrected', subject: meetingId, data: { voteId, ...typed, reason } };
    return ok({ permit: begun.value.permit, value: { id: voteId }, event });
  },
});

interface Hands {
  readonly question: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstentions: number;
}
const setVote = (ctx: Ctx, voteId: string, { question, votesFor, votesAgainst, abstentions }: Hands) =>
  tables(ctx.tx)
    .updateTable('meeting.vote')
    .set({ question, votes_for: votesFor, votes_against: votesAgainst, abstentions })
    .where('tenant_id', '=', ctx.tenantId)
    .where('vote_id', '=', voteId)
    .execute();

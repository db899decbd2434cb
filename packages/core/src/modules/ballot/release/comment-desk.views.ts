import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State } from '../ballot.schema.ts';
import { countTables, type CommentRow } from '../count/count.schema.ts';
import { loadRound } from '../round-step.ts';
import { outOfStep } from '../states.ts';
import { mayReadDesk } from './release.policy.ts';

const Comment = z.object({
  subjectNo: z.int(),
  commentNo: z.int(),
  text: z.string(),
  /** `waiting` for a first reader, `read_once` for a second one: the first verdict is not told to the second reader. */
  stage: z.enum(['waiting', 'read_once', 'released', 'withheld']),
  isReadByMe: z.boolean(),
  reason: z.string().nullable(),
  /** Passages that are covered, once two readers have judged. */
  covers: z.array(z.string()),
});

/** The comments that the committee reads and judges; no mark stands beside them. */
export const commentDesk = view({
  name: 'ballot.commentDesk',
  http: 'GET /rounds/{roundId}/comments/desk',
  summary: 'Các ý kiến bằng lời chờ ban kiểm phiếu đọc duyệt',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    state: State,
    subjects: z.array(z.object({ subjectNo: z.int(), name: z.string() })),
    comments: z.array(Comment),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadDesk('ballot.commentDesk', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const early = outOfStep('ballot.judgeComment', loaded.round.state);
    if (early) return fail(early);
    const me = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
    const rows = await commentsOf(ctx, loaded.round.protocol_id ?? '');
    const subjects = loaded.subjects.map(({ subject_no, name }) => ({ subjectNo: subject_no, name }));
    const comments = rows.map((row) => lineOf(row, me));
    return ok({ permit, value: { roundId, state: loaded.round.state, subjects, comments } });
  },
});

function lineOf(row: CommentRow, me: string): z.infer<typeof Comment> {
  const isJudged = row.second_reader !== null;
  const judged = row.verdict === 'release' ? 'released' : 'withheld';
  return {
    subjectNo: row.subject_no,
    commentNo: row.comment_no,
    text: row.text,
    stage: isJudged ? judged : row.first_reader === null ? 'waiting' : 'read_once',
    isReadByMe: row.first_reader === me || row.second_reader === me,
    reason: isJudged ? row.reason : null,
    covers: isJudged ? row.covers : [],
  };
}

const commentsOf = (ctx: Ctx, protocolId: string): Promise<CommentRow[]> =>
  countTables(ctx.tx)
    .selectFrom('count.comment')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .orderBy('subject_no')
    .orderBy('comment_no')
    .execute();

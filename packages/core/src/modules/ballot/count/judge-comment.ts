import { z } from 'zod';
import { conflict, fail, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { countedRoundOf } from '../release/counted-round.ts';
import { beginStep, type LoadedRound } from '../round-step.ts';
import { countTables, type CommentRow } from './count.schema.ts';

/**
 * A committee member judges one comment. Two different readers must come to the same verdict; a reader who differs
 * begins a new pair. Withholding needs a reason. Nothing is judged where nothing could be released.
 */
export const judgeComment = command({
  name: 'ballot.judgeComment',
  http: 'POST /rounds/{roundId}/comments/{subjectNo}/{commentNo}',
  summary: 'Đọc duyệt một ý kiến: công bố hoặc giữ lại kèm lý do; cần hai người cùng ý',
  input: z.strictObject({
    roundId: RoundId,
    subjectNo: z.coerce.number().int().min(1),
    commentNo: z.coerce.number().int().min(1),
    verdict: z.enum(['release', 'withhold'], 'Chọn công bố hoặc giữ lại'),
    reason: z.string().trim().normalize('NFC').max(500, 'Lý do quá dài').default(''),
  }),
  output: z.object({ roundId: RoundId, state: State, isJudged: z.boolean() }),
  store: 'count',
  async run(ctx, { roundId, verdict, reason, ...at }) {
    const step = await beginStep(ctx, 'ballot.judgeComment', roundId);
    if (!step.ok) return step;
    if (verdict === 'withhold' && reason.length < 5) return invalid('reason', 'Ghi lý do giữ lại (ít nhất 5 ký tự)');
    const mayRelease = await releasable(ctx, step.value);
    if (!mayRelease.ok) return mayRelease;
    const place = { protocolId: mayRelease.value, ...at };
    const reader = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
    const comment = await unjudged(ctx, place, reader);
    if (!comment.ok) return comment;
    const isJudged = agrees(comment.value, verdict);
    await write(ctx, place, isJudged ? { second_reader: reader } : { first_reader: reader, verdict, reason });
    return ok({
      permit: step.value.permit,
      value: { roundId, state: step.value.round.state, isJudged },
      event: { type: 'ballot.comment_judged', subject: roundId, data: { ...at, verdict, isJudged } },
    });
  },
});

const agrees = (comment: CommentRow, verdict: CommentRow['verdict']): boolean =>
  comment.first_reader !== null && comment.verdict === verdict;

/** The protocol's name of a round whose comments may be released at all. */
async function releasable(ctx: Ctx, loaded: LoadedRound): Promise<Result<string>> {
  const counted = await countedRoundOf(ctx, loaded);
  if (!counted.ok) return counted;
  const { protocol, counts, ref } = counted.value;
  const { commentsFrom } = protocol.manifest.publication;
  if (counts.valid >= commentsFrom) return ok(ref.protocolId);
  return conflict(`Dưới ${commentsFrom} phiếu hợp lệ: ý kiến bằng lời không được công bố nên không duyệt.`);
}

/** A comment that this reader may still judge. */
async function unjudged(ctx: Ctx, place: Place, reader: string): Promise<Result<CommentRow>> {
  const comment = await commentAt(ctx, place);
  if (!comment) return fail({ code: 'not_found', what: 'comment' });
  if (comment.second_reader !== null) return conflict('Ý kiến này đã được hai người đọc duyệt.');
  if (comment.first_reader === reader) return conflict('Bạn đã đọc ý kiến này; cần một ủy viên khác đọc.');
  return ok(comment);
}

interface Place {
  readonly protocolId: string;
  readonly subjectNo: number;
  readonly commentNo: number;
}
const commentAt = (ctx: Ctx, { protocolId, subjectNo, commentNo }: Place): Promise<CommentRow | undefined> =>
  countTables(ctx.tx)
    .selectFrom('count.comment')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .where('subject_no', '=', subjectNo)
    .where('comment_no', '=', commentNo)
    .forUpdate()
    .executeTakeFirst();

async function write(
  ctx: Ctx,
  { protocolId, subjectNo, commentNo }: Place,
  change: Partial<CommentRow>,
): Promise<void> {
  await countTables(ctx.tx)
    .updateTable('count.comment')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .where('subject_no', '=', subjectNo)
    .where('comment_no', '=', commentNo)
    .execute();
}

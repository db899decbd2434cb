import { z } from 'zod';
import { conflict, fail, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { countedRoundOf } from '../release/counted-round.ts';
import { beginStep, type LoadedRound } from '../round-step.ts';
import { countTables, type CommentRow } from './count.schema.ts';

const LONGEST_COVER = 500;

/**
 * A committee member judges one comment. Two different readers must come to the same verdict; a reader who differs
 * begins a new pair. A reader may let it be published with passages covered: whatever either of the two covers is covered.
 * Covering and withholding need a reason, which the public reads in place of the words. Nothing is judged where nothing
 * could be released.
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
    covers: z
      .array(z.string().trim().normalize('NFC').min(1, 'Ghi chỗ cần che').max(LONGEST_COVER, 'Chỗ che quá dài'))
      .max(20, 'Nhiều nhất 20 chỗ che')
      .default([]),
  }),
  output: z.object({ roundId: RoundId, state: State, isJudged: z.boolean() }),
  store: 'count',
  reasonStaysOut: true,
  async run(ctx, { roundId, verdict, reason, covers, ...at }) {
    const step = await beginStep(ctx, 'ballot.judgeComment', roundId);
    if (!step.ok) return step;
    if (needsReason({ verdict, covers }) && reason.length < 5) {
      return invalid('reason', 'Ghi lý do che (ít nhất 5 ký tự); lý do này hiện công khai');
    }
    const mayRelease = await releasable(ctx, step.value);
    if (!mayRelease.ok) return mayRelease;
    const reader = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
    const judged = await judge(ctx, { protocolId: mayRelease.value, ...at }, { reader, verdict, reason, covers });
    if (!judged.ok) return judged;
    const isJudged = judged.value;
    return ok({
      permit: step.value.permit,
      value: { roundId, state: step.value.round.state, isJudged },
      event: { type: 'ballot.comment_judged', subject: roundId, data: { ...at, verdict, isJudged } },
    });
  },
});

interface Judgement {
  readonly reader: string;
  readonly verdict: 'release' | 'withhold';
  readonly reason: string;
  readonly covers: readonly string[];
}
const needsReason = ({ verdict, covers }: Pick<Judgement, 'verdict' | 'covers'>): boolean =>
  verdict === 'withhold' || covers.length > 0;

/** Keeps the judgement of one reader; answers whether two now agree. */
async function judge(ctx: Ctx, place: Place, judgement: Judgement): Promise<Result<boolean>> {
  const { reader, verdict, reason, covers } = judgement;
  const comment = await unjudged(ctx, place, reader);
  if (!comment.ok) return comment;
  const strange = covers.find((cover) => !comment.value.text.normalize('NFC').includes(cover));
  if (strange !== undefined) {
    return invalid('covers', `Không có đoạn “${strange}” trong ý kiến này; hãy chép nguyên văn`);
  }
  const isJudged = agrees(comment.value, verdict);
  const first: Partial<CommentRow> = { first_reader: reader, verdict, reason, covers: [...covers] };
  await write(ctx, place, isJudged ? agreed(comment.value, judgement) : first);
  return ok(isJudged);
}

/** What the second reader adds: his passages to those of the first, his reason where the first gave none. */
const agreed = (comment: CommentRow, { reader, reason, covers }: Judgement): Partial<CommentRow> => ({
  second_reader: reader,
  covers: [...new Set([...comment.covers, ...covers])],
  reason: comment.reason || reason,
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

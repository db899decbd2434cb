import { z } from 'zod';
import { conflict, fail, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import type { BoxRef } from '../box/box.schema.ts';
import { sealedRoundOf } from '../box/sealed-round.ts';
import { closedBoxOf } from '../box/closed-box.ts';
import { normalizeComment, type ProtocolRound } from '../protocol.ts';
import { readResult } from './result.schema.ts';
import { beginStep } from '../round-step.ts';
import { countTables } from './count.schema.ts';

/**
 * The station hands in the exact result, the comments (already mixed per subject) and, sealed to the auditors of the
 * manifest, the recount package. The server checks that the document speaks of this box and that it adds up; that it
 * is true is what the members sign for next (`ballot.signResult`).
 */
export const submitResult = command({
  name: 'ballot.submitResult',
  http: 'POST /rounds/{roundId}/result',
  summary: 'Bàn kiểm phiếu nộp kết quả chờ ban kiểm phiếu ký',
  input: z.strictObject({
    roundId: RoundId,
    result: z.string().min(2, 'Thiếu kết quả').max(2_000_000, 'Kết quả quá lớn'),
    comments: z.array(z.array(z.string().max(8_000, 'Ý kiến quá dài'))).max(15),
    recountPackage: z.base64('Gói kiểm lại không đúng dạng').optional(),
  }),
  output: z.object({ roundId: RoundId, state: State, resultHash: z.string() }),
  store: 'count',
  async run(ctx, { roundId, result, comments, recountPackage }) {
    const step = await beginStep(ctx, 'ballot.submitResult', roundId);
    if (!step.ok) return step;
    const { round, subjects, permit } = step.value;
    const sealed = await sealedRoundOf(ctx, step.value);
    const box = sealed && (await closedBoxOf(ctx, sealed));
    if (!box) return conflict('Trưởng ban cần ký số phiếu sau khi đóng hòm trước đã.');
    const read = readResult(box, result);
    if (!read.ok) return invalid('result', `Kết quả không khớp với hòm phiếu này: ${read.detail}`);
    const problem = commentProblem(subjects.length, comments) ?? packageProblem(sealed.round, recountPackage);
    if (problem) return fail({ code: 'invalid', fields: problem });
    const { ref } = sealed;
    const db = countTables(ctx.tx);
    const written = await db
      .insertInto('count.result')
      .values({
        tenant_id: ref.tenantId,
        protocol_id: ref.protocolId,
        result,
        result_hash: read.value.hash,
        recount_package: bytesOf(recountPackage),
      })
      .onConflict((clash) => clash.columns(['tenant_id', 'protocol_id']).doNothing())
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows === 0n) return conflict('Kết quả đã nộp; chờ ban kiểm phiếu ký.');
    const kept = await keepComments(ctx, ref, comments);
    return ok({
      permit,
      value: { roundId, state: round.state, resultHash: read.value.hash },
      event: {
        type: 'ballot.result_submitted',
        subject: roundId,
        data: { resultHash: read.value.hash, comments: kept },
      },
    });
  },
});

const bytesOf = (base64: string | undefined): Buffer | null =>
  base64 === undefined ? null : Buffer.from(base64, 'base64');

type Problem = Readonly<Record<string, string>>;
const commentProblem = (subjects: number, comments: readonly unknown[]): Problem | undefined =>
  comments.length > subjects ? { comments: 'Có ý kiến cho người không được góp ý ở đợt này' } : undefined;

/** `GAS1`, the round, the place of the auditor (GBP-1, sealed recount package); only he can look further. */
const SEALED_PACKAGE = Buffer.from('GAS1');

/** A round with an auditor hands his package in, sealed: in the clear it would show the server each ballot's marks. */
function packageProblem({ manifest, id }: ProtocolRound, given: string | undefined): Problem | undefined {
  if (manifest.auditors.length === 0) return undefined;
  if (given === undefined) return { recountPackage: 'Thiếu gói kiểm lại niêm phong tới người giám sát' };
  const head = Buffer.concat([SEALED_PACKAGE, id]);
  const isSealed = Buffer.from(given, 'base64').subarray(0, head.length).equals(head);
  return isSealed ? undefined : { recountPackage: 'Gói kiểm lại phải niêm phong tới người giám sát của đợt này' };
}

/** Keeps comments as they may be read: normalised again here, because a station is only a browser. */
async function keepComments(ctx: Ctx, ref: BoxRef, comments: readonly (readonly string[])[]): Promise<number> {
  const rows = comments.flatMap((texts, subject) =>
    texts
      .map(normalizeComment)
      .filter((text) => text !== '')
      .map((text, index) => ({
        tenant_id: ref.tenantId,
        protocol_id: ref.protocolId,
        subject_no: subject + 1,
        comment_no: index + 1,
        text,
        first_reader: null,
        second_reader: null,
        verdict: null,
        reason: null,
        covers: [],
      })),
  );
  for (let start = 0; start < rows.length; start += 1_000) {
    await countTables(ctx.tx)
      .insertInto('count.comment')
      .values(rows.slice(start, start + 1_000))
      .execute();
  }
  return rows.length;
}

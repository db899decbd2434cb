import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { sealedRoundOf } from '../box/sealed-round.ts';
import { controlSignatureHolds } from '../protocol.ts';
import { beginStep, endStep } from '../round-step.ts';
import { Signature } from '../signature.ts';
import { countTables } from './count.schema.ts';
import { indexOf, signAndPost } from './signatures.ts';

/** A member signs the hash of the exact result; with enough signatures it goes on the log and the round is opened. */
export const signResult = command({
  name: 'ballot.signResult',
  http: 'POST /rounds/{roundId}/result/signature',
  summary: 'Ủy viên ban kiểm phiếu ký kết quả',
  input: z.strictObject({ roundId: RoundId, signature: Signature }),
  output: z.object({ roundId: RoundId, state: State, signed: z.int(), needed: z.int() }),
  store: 'count',
  async run(ctx, { roundId, signature }) {
    const step = await beginStep(ctx, 'ballot.signResult', roundId);
    if (!step.ok) return step;
    const { round, members, permit } = step.value;
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) throw new Error('a closed round has a box');
    const result = await countTables(ctx.tx)
      .selectFrom('count.result')
      .select('result_hash')
      .where('tenant_id', '=', ctx.tenantId)
      .where('protocol_id', '=', sealed.ref.protocolId)
      .executeTakeFirst();
    if (!result) return conflict('Chưa có kết quả chờ ký.');
    const body = { type: 'RESULT' as const, roundId: sealed.ref.protocolId, resultHash: result.result_hash };
    const signed = { by: indexOf(members, ctx.actor), signature };
    if (!controlSignatureHolds(sealed.round, body, signed))
      return invalid('signature', 'Chữ ký không khớp với kết quả');
    const {
      isEnough,
      signed: count,
      needed,
    } = await signAndPost(ctx, sealed, {
      by: signed.by,
      leaves: [{ body, signature }],
    });
    const stepped = isEnough ? await endStep(ctx, 'ballot.signResult', { round }) : { roundId, state: round.state };
    return ok({
      permit,
      value: { ...stepped, signed: count, needed },
      event: {
        type: 'ballot.result_signed',
        subject: roundId,
        data: { memberIndex: signed.by, signed: count },
      },
    });
  },
});

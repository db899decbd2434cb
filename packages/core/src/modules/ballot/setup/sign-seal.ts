import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { sealedRoundOf } from '../box/sealed-round.ts';
import { indexOf, signAndPost } from '../count/signatures.ts';
import { controlSignatureHolds } from '../protocol.ts';
import { beginStep, endStep } from '../round-step.ts';
import { Signature } from '../signature.ts';

/** A member has compared the fingerprint aloud and signs the seal; with enough signatures the round is sealed. */
export const signSeal = command({
  name: 'ballot.signSeal',
  http: 'POST /rounds/{roundId}/seal/signature',
  summary: 'Ủy viên ban kiểm phiếu ký bản niêm phong sau khi đối chiếu dấu 8 từ',
  input: z.strictObject({ roundId: RoundId, signature: Signature }),
  output: z.object({ roundId: RoundId, state: State, signed: z.int(), needed: z.int() }),
  store: 'count',
  async run(ctx, { roundId, signature }) {
    const step = await beginStep(ctx, 'ballot.signSeal', roundId);
    if (!step.ok) return step;
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) return conflict('Chưa có bản niêm phong chờ ký.');
    const body = { type: 'SEALED' as const, roundId: sealed.ref.protocolId };
    const signed = { by: indexOf(step.value.members, ctx.actor), signature };
    if (!controlSignatureHolds(sealed.round, body, signed))
      return invalid('signature', 'Chữ ký không khớp với khóa đã nộp');
    const {
      isEnough,
      signed: count,
      needed,
    } = await signAndPost(ctx, sealed, {
      by: signed.by,
      leaves: [{ body, signature }],
    });
    const { round } = step.value;
    const stepped = isEnough ? await endStep(ctx, 'ballot.signSeal', { round }) : { roundId, state: round.state };
    return ok({
      permit: step.value.permit,
      value: { ...stepped, signed: count, needed },
      event: {
        type: 'ballot.seal_signed',
        subject: roundId,
        data: { memberIndex: signed.by, signed: count },
      },
    });
  },
});

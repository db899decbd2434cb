import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { postControls } from '../box/control.ts';
import { sealedRoundOf } from '../box/sealed-round.ts';
import { addSignature, signaturesOf } from '../count/signatures.ts';
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
    const own = step.value.members.find(
      (member) => ctx.actor.kind === 'person' && member.person_id === ctx.actor.personId,
    );
    const body = { type: 'SEALED' as const, roundId: sealed.ref.protocolId };
    const signed = { by: own?.member_index ?? 0, signature };
    if (!controlSignatureHolds(sealed.round, body, signed))
      return invalid('signature', 'Chữ ký không khớp với khóa đã nộp');
    await addSignature(ctx, sealed.ref, 'SEALED', signed);
    const signatures = await signaturesOf(ctx, sealed.ref, 'SEALED');
    const needed = sealed.round.manifest.threshold;
    const isEnough = signatures.length >= needed;
    if (isEnough) {
      const { ref, round, seed, box } = sealed;
      await postControls(ctx.tx, { ref, round, seed, epochNo: box.epoch_no, leaves: [{ body, signatures }] });
    }
    const stepped = isEnough
      ? await endStep(ctx, 'ballot.signSeal', step.value.round)
      : { roundId, state: step.value.round.state };
    return ok({
      permit: step.value.permit,
      value: { ...stepped, signed: signatures.length, needed },
      event: {
        type: 'ballot.seal_signed',
        subject: roundId,
        data: { memberIndex: signed.by, signed: signatures.length },
      },
    });
  },
});

import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, Stepped, tables } from '../ballot.schema.ts';
import { controlSignatureHolds, escrowOf, type ControlBody } from '../protocol.ts';
import { beginStep, endStep, type LoadedRound } from '../round-step.ts';
import { Signature } from '../signature.ts';
import { boxTables } from './box.schema.ts';
import { postControls } from './control.ts';
import { sealedRoundOf } from './sealed-round.ts';
import { makeSpoolKey } from './spool-key.ts';

/**
 * Opens the box: the head of the committee signs how many ballots were issued and that casting begins. The spool key
 * is made now, outside the database; a copy sealed to the committee serves only a lost machine.
 */
export const openCasting = command({
  name: 'ballot.openCasting',
  http: 'POST /rounds/{roundId}/casting',
  summary: 'Trưởng ban kiểm phiếu ký số phiếu đã phát và mở hòm phiếu',
  input: z.strictObject({ roundId: RoundId, issuedSignature: Signature, openSignature: Signature }),
  output: Stepped,
  store: 'count',
  async run(ctx, { roundId, issuedSignature, openSignature }) {
    const step = await beginStep(ctx, 'ballot.openCasting', roundId);
    if (!step.ok) return step;
    if (ctx.now < step.value.round.cast_opens_at && !step.value.round.is_early_end_allowed) {
      return conflict('Chưa đến giờ bỏ phiếu ghi trong bản kê.');
    }
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) throw new Error('an issued round has a box');
    const { ref, round, seed } = sealed;
    const [issued, open] = await castingBodies(ctx, step.value, ref.protocolId);
    const by = round.manifest.headIndex;
    if (!controlSignatureHolds(round, issued, { by, signature: issuedSignature })) {
      return invalid('issuedSignature', 'Chữ ký không khớp với số phiếu đã phát');
    }
    if (!controlSignatureHolds(round, open, { by, signature: openSignature })) {
      return invalid('openSignature', 'Chữ ký không khớp với lệnh mở hòm phiếu');
    }
    const leaves = [
      { body: issued, signatures: [{ by, signature: issuedSignature }] },
      { body: open, signatures: [{ by, signature: openSignature }] },
    ];
    await postControls(ctx.tx, { ref, round, seed, leaves });
    const spoolKey = await makeSpoolKey(ctx.secrets, ref);
    await boxTables(ctx.tx)
      .updateTable('box.round')
      .set({ phase: 'casting', spool_escrow: Buffer.from(escrowOf(round, spoolKey)) })
      .where('tenant_id', '=', ref.tenantId)
      .where('protocol_id', '=', ref.protocolId)
      .execute();
    const value = await endStep(ctx, 'ballot.openCasting', { round: step.value.round });
    const event = { type: 'ballot.casting_opened', subject: roundId, data: { issued: issued.issued } };
    return ok({ permit: step.value.permit, value, event });
  },
});

type Body<T extends ControlBody['type']> = Extract<ControlBody, { type: T }>;

/** The two leaves that the head signs: a function of what is in the database, so page and server compute the same. */
export async function castingBodies(
  ctx: Ctx,
  { round }: LoadedRound,
  protocolId: string,
): Promise<[Body<'ISSUE-CLOSED'>, Body<'CAST-OPEN'>]> {
  const groups = await tables(ctx.tx)
    .selectFrom('ballot.credential_group')
    .select(['group_no', 'issued'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', round.round_id)
    .orderBy('group_no')
    .execute();
  const issued = groups.map((group) => ({
    group: group.group_no,
    channel: 'online' as const,
    count: group.issued ?? 0,
  }));
  return [
    { type: 'ISSUE-CLOSED', roundId: protocolId, issued },
    { type: 'CAST-OPEN', roundId: protocolId },
  ];
}

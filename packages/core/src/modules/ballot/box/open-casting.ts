import { z } from 'zod';
import { conflict, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State, tables } from '../ballot.schema.ts';
import { indexOf, signAndPost, type SignedNow } from '../count/signatures.ts';
import { controlSignatureHolds, escrowOf, type ControlBody } from '../protocol.ts';
import { beginStep, endStep, type LoadedRound } from '../round-step.ts';
import { Signature } from '../signature.ts';
import { boxTables } from './box.schema.ts';
import { sealedRoundOf, type SealedRound } from './sealed-round.ts';
import { makeSpoolKey } from './spool-key.ts';

/**
 * Opens the box: the head of the committee, or in his absence t members, sign how many ballots were issued and that
 * casting begins. The spool key is made then, outside the database; a copy sealed to the committee serves only a lost
 * machine.
 */
export const openCasting = command({
  name: 'ballot.openCasting',
  http: 'POST /rounds/{roundId}/casting',
  summary: 'Trưởng ban kiểm phiếu, hoặc đủ số ủy viên khi trưởng ban vắng, ký số phiếu đã phát và mở hòm phiếu',
  input: z.strictObject({ roundId: RoundId, issuedSignature: Signature, openSignature: Signature }),
  output: z.object({ roundId: RoundId, state: State, signed: z.int(), needed: z.int() }),
  store: 'count',
  async run(ctx, { roundId, issuedSignature, openSignature }) {
    const step = await beginStep(ctx, 'ballot.openCasting', roundId);
    if (!step.ok) return step;
    if (ctx.now < step.value.round.cast_opens_at && !step.value.round.is_early_end_allowed) {
      return conflict('Chưa đến giờ bỏ phiếu ghi trong bản kê.');
    }
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) throw new Error('an issued round has a box');
    const bodies = await castingBodies(ctx, step.value, sealed.ref.protocolId);
    const by = indexOf(step.value.members, ctx.actor);
    const checked = signedBodies(sealed, bodies, { by, issuedSignature, openSignature });
    if (!checked.ok) return checked;
    const { isEnough, ...count } = await signAndPost(ctx, sealed, { by, leaves: checked.value });
    const { permit, round } = step.value;
    if (!isEnough) {
      const event = { type: 'ballot.casting_signed', subject: roundId, data: { memberIndex: by, ...count } };
      return ok({ permit, value: { roundId, state: round.state, ...count }, event });
    }
    await takeBallots(ctx, sealed);
    const stepped = await endStep(ctx, 'ballot.openCasting', { round });
    const event = { type: 'ballot.casting_opened', subject: roundId, data: { issued: bodies[0].issued } };
    return ok({ permit, value: { ...stepped, ...count }, event });
  },
});

/** Both leaves with their signatures, or the field that is wrong. */
function signedBodies(
  { round }: SealedRound,
  [issued, open]: Bodies,
  { by, issuedSignature, openSignature }: { by: number; issuedSignature: string; openSignature: string },
): Result<SignedNow['leaves']> {
  if (!controlSignatureHolds(round, issued, { by, signature: issuedSignature })) {
    return invalid('issuedSignature', 'Chữ ký không khớp với số phiếu đã phát');
  }
  if (!controlSignatureHolds(round, open, { by, signature: openSignature })) {
    return invalid('openSignature', 'Chữ ký không khớp với lệnh mở hòm phiếu');
  }
  return ok([
    { body: issued, signature: issuedSignature },
    { body: open, signature: openSignature },
  ]);
}

/** Makes the spool key and lets the box take ballots. */
async function takeBallots(ctx: Ctx, { ref, round }: SealedRound): Promise<void> {
  const spoolKey = await makeSpoolKey(ctx.secrets, ref);
  await boxTables(ctx.tx)
    .updateTable('box.round')
    .set({ phase: 'casting', spool_escrow: Buffer.from(escrowOf(round, spoolKey)) })
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .execute();
}

type Body<T extends ControlBody['type']> = Extract<ControlBody, { type: T }>;

type Bodies = readonly [Body<'ISSUE-CLOSED'>, Body<'CAST-OPEN'>];

/** The two leaves that open casting: a function of what is in the database, so page and server compute the same. */
export async function castingBodies(ctx: Ctx, { round }: LoadedRound, protocolId: string): Promise<Bodies> {
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

import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { controlSignatureHolds, NOTHING_REVOKED, toHex, treeOver, type ControlBody } from '../protocol.ts';
import { indexOf, signAndPost } from '../count/signatures.ts';
import { beginStep } from '../round-step.ts';
import { Signature } from '../signature.ts';
import { leafHashes } from './box.ts';
import { boxTables, type BoxRef } from './box.schema.ts';
import { sealedRoundOf } from './sealed-round.ts';
import { destroySpoolKey } from './spool-key.ts';

/**
 * The head, or in his absence t members, sign the closed box: number of ballots, size and root of the log. Then the
 * spool key is destroyed.
 */
export const signClose = command({
  name: 'ballot.signClose',
  http: 'POST /rounds/{roundId}/close/signature',
  summary: 'Trưởng ban kiểm phiếu, hoặc đủ số ủy viên khi trưởng ban vắng, ký số phiếu và dấu của bảng niêm yết',
  input: z.strictObject({ roundId: RoundId, signature: Signature }),
  output: z.object({ roundId: RoundId, state: State, ballots: z.int(), signed: z.int(), needed: z.int() }),
  store: 'count',
  async run(ctx, { roundId, signature }) {
    const step = await beginStep(ctx, 'ballot.signClose', roundId);
    if (!step.ok) return step;
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) throw new Error('a closed round has a box');
    const { ref } = sealed;
    const body = await closeBody(ctx, ref);
    if (!body) return conflict('Lệnh đóng đã được ký.');
    const by = indexOf(step.value.members, ctx.actor);
    if (!controlSignatureHolds(sealed.round, body, { by, signature }))
      return invalid('signature', 'Chữ ký không khớp với bảng niêm yết');
    const after = [{ body: { type: 'KEYS-DESTROYED' as const, roundId: ref.protocolId }, signatures: [] }];
    const { isEnough, signed, needed } = await signAndPost(ctx, sealed, { by, leaves: [{ body, signature }], after });
    // Every ballot stands on the log by now: the key has nothing left to open, whatever becomes of this transaction.
    if (isEnough) await destroySpoolKey(ctx.secrets, ref);
    const value = { roundId, state: step.value.round.state, ballots: body.ballots, signed, needed };
    const data = { ballots: body.ballots, root: body.root, memberIndex: by, signed };
    return ok({ permit: step.value.permit, value, event: { type: 'ballot.close_signed', subject: roundId, data } });
  },
});

/** What CLOSE says of the log as it stands; nothing when CLOSE is already on it. */
export async function closeBody(ctx: Ctx, ref: BoxRef): Promise<Extract<ControlBody, { type: 'CLOSE' }> | undefined> {
  const hashes = await leafHashes(ctx.tx, ref);
  const last = await boxTables(ctx.tx)
    .selectFrom('box.leaf')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .where('kind', '=', 'control')
    .executeTakeFirstOrThrow();
  // SEALED, ISSUE-CLOSED and CAST-OPEN stand before; a fourth control leaf is CLOSE itself.
  if (last.count > 3) return undefined;
  const ballots = hashes.length - 1 - last.count;
  return {
    type: 'CLOSE',
    roundId: ref.protocolId,
    ballots,
    size: hashes.length,
    root: toHex(treeOver(hashes).root()),
    revokedHash: NOTHING_REVOKED,
  };
}

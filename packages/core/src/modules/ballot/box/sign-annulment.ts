import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { indexOf, signAndPost } from '../count/signatures.ts';
import { controlSignatureHolds, type ControlBody } from '../protocol.ts';
import { beginStep, type LoadedRound } from '../round-step.ts';
import { Signature } from '../signature.ts';
import { boxTables, type BoxRef } from './box.schema.ts';
import { sealedRoundOf } from './sealed-round.ts';
import { destroySpoolKey } from './spool-key.ts';

/**
 * The committee signs that the round was annulled, and why: the log ends with ANNULLED, so that nobody who holds a
 * receipt waits for a result. Annulling itself needs no committee, because there may be none yet.
 */
export const signAnnulment = command({
  name: 'ballot.signAnnulment',
  http: 'POST /rounds/{roundId}/annulment/signature',
  summary: 'Trưởng ban kiểm phiếu, hoặc đủ số ủy viên, ký lệnh hủy để bảng niêm yết ghi rõ đợt đã hủy và lý do',
  input: z.strictObject({ roundId: RoundId, signature: Signature }),
  output: z.object({ roundId: RoundId, state: State, signed: z.int(), needed: z.int() }),
  store: 'count',
  async run(ctx, { roundId, signature }) {
    const step = await beginStep(ctx, 'ballot.signAnnulment', roundId);
    if (!step.ok) return step;
    const sealed = await sealedRoundOf(ctx, step.value);
    const body = sealed && (await annulledBody(ctx, step.value, sealed.ref.protocolId));
    if (!body) return conflict('Không có lệnh hủy nào chờ ký: đợt hủy trước khi niêm phong, hoặc lệnh đã được ký.');
    const by = indexOf(step.value.members, ctx.actor);
    if (!controlSignatureHolds(sealed.round, body, { by, signature }))
      return invalid('signature', 'Chữ ký không khớp với lệnh hủy');
    const { isEnough, ...count } = await signAndPost(ctx, sealed, { by, leaves: [{ body, signature }] });
    // What still waits belongs to a round that will never be counted: it stays sealed for ever.
    if (isEnough) await destroySpoolKey(ctx.secrets, sealed.ref);
    return ok({
      permit: step.value.permit,
      value: { roundId, state: step.value.round.state, ...count },
      event: { type: 'ballot.annulment_signed', subject: roundId, data: { memberIndex: by, ...count } },
    });
  },
});

type Annulled = Extract<ControlBody, { type: 'ANNULLED' }>;

/** What ANNULLED says; nothing when it stands on the log already. */
export async function annulledBody(
  ctx: Ctx,
  { round }: LoadedRound,
  protocolId: string,
): Promise<Annulled | undefined> {
  if (await isOnLog(ctx, { tenantId: ctx.tenantId, protocolId })) return undefined;
  return { type: 'ANNULLED', roundId: protocolId, reason: inOneLine(round.annulled_because ?? '') };
}

/** GBP-1 takes no control characters; what an officer typed in several lines becomes one. */
const inOneLine = (reason: string): string =>
  reason
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** ANNULLED is always the last leaf. */
async function isOnLog(ctx: Ctx, { tenantId, protocolId }: BoxRef): Promise<boolean> {
  const last = await boxTables(ctx.tx)
    .selectFrom('box.leaf')
    .select(['kind', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .orderBy('leaf_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind !== 'control' || !last.body) return false;
  const { type } = JSON.parse(Buffer.from(last.body).toString('utf8')) as { type: string };
  return type === 'ANNULLED';
}

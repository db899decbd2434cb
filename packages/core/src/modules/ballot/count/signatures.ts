import type { Actor, Ctx } from '../../../usecase/index.ts';
import type { MemberRow } from '../ballot.schema.ts';
import type { BoxRef } from '../box/box.schema.ts';
import { postControls } from '../box/control.ts';
import type { SealedRound } from '../box/sealed-round.ts';
import type { ControlBody, ControlSignature } from '../protocol.ts';
import { countTables } from './count.schema.ts';

/** Keeps a member's signature on a control leaf that needs several; signing twice changes nothing. */
export async function addSignature(
  ctx: Ctx,
  ref: BoxRef,
  { type, by, signature }: ControlSignature & { readonly type: 'SEALED' | 'RESULT' },
): Promise<void> {
  await countTables(ctx.tx)
    .insertInto('count.control_signature')
    .values({ tenant_id: ref.tenantId, protocol_id: ref.protocolId, type, member_index: by, signature })
    .onConflict((clash) => clash.columns(['tenant_id', 'protocol_id', 'type', 'member_index']).doNothing())
    .execute();
}

/** Signatures so far, in the order of members. */
export async function signaturesOf(ctx: Ctx, ref: BoxRef, type: 'SEALED' | 'RESULT'): Promise<ControlSignature[]> {
  const rows = await countTables(ctx.tx)
    .selectFrom('count.control_signature')
    .select(['member_index', 'signature'])
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .where('type', '=', type)
    .orderBy('member_index')
    .execute();
  return rows.map((row) => ({ by: row.member_index, signature: row.signature }));
}

/** The actor's place in the committee; 0, which no key has, when he is not in it. */
export const indexOf = (members: readonly MemberRow[], actor: Actor): number =>
  members.find((member) => actor.kind === 'person' && member.person_id === actor.personId)?.member_index ?? 0;

/** Puts the leaf on the log once as many members have signed as the manifest asks. */
export async function postWhenEnough(
  ctx: Ctx,
  { ref, round, seed }: SealedRound,
  body: Extract<ControlBody, { type: 'SEALED' | 'RESULT' }>,
): Promise<{ isEnough: boolean; signed: number; needed: number }> {
  const signatures = await signaturesOf(ctx, ref, body.type);
  const needed = round.manifest.threshold;
  const isEnough = signatures.length >= needed;
  if (isEnough) await postControls(ctx.tx, { ref, round, seed, leaves: [{ body, signatures }] });
  return { isEnough, signed: signatures.length, needed };
}

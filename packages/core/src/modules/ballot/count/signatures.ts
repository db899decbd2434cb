import type { Actor, Ctx } from '../../../usecase/index.ts';
import type { MemberRow } from '../ballot.schema.ts';
import type { BoxRef } from '../box/box.schema.ts';
import { postControls } from '../box/control.ts';
import type { SealedRound } from '../box/sealed-round.ts';
import { mayStand, type ControlBody, type ControlLeaf, type ControlSignature } from '../protocol.ts';
import { countTables, type SignedType } from './count.schema.ts';

/** Keeps a member's signature on a control leaf; signing twice changes nothing. */
async function addSignature(ctx: Ctx, ref: BoxRef, { type, by, signature }: ControlSignature & { type: SignedType }) {
  await countTables(ctx.tx)
    .insertInto('count.control_signature')
    .values({ tenant_id: ref.tenantId, protocol_id: ref.protocolId, type, member_index: by, signature })
    .onConflict((clash) => clash.columns(['tenant_id', 'protocol_id', 'type', 'member_index']).doNothing())
    .execute();
}

/** Signatures so far, in the order of members. */
export async function signaturesOf(ctx: Ctx, ref: BoxRef, type: SignedType): Promise<ControlSignature[]> {
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

/** What one member signed now: leaves that stand on the log together or not at all. */
export interface SignedNow {
  readonly by: number;
  readonly leaves: readonly { readonly body: SignedBody; readonly signature: string }[];
}
type SignedBody = Extract<ControlBody, { type: SignedType }>;
/** How far the signing has come; once the leaves stand, `needed` is what was there. */
export interface Gathered {
  readonly isEnough: boolean;
  readonly signed: number;
  readonly needed: number;
}

/**
 * Keeps a member's signatures and puts the leaves on the log once the protocol's rule of who must sign is met: t
 * members for SEALED and RESULT, the head alone or t members for the others. `after` are leaves that nobody signs.
 */
export async function signAndPost(
  ctx: Ctx,
  { ref, round, seed }: SealedRound,
  { by, leaves, after = [] }: SignedNow & { readonly after?: readonly ControlLeaf[] },
): Promise<Gathered> {
  const gathered: ControlLeaf[] = [];
  for (const { body, signature } of leaves) {
    await addSignature(ctx, ref, { type: body.type, by, signature });
    gathered.push({ body, signatures: await signaturesOf(ctx, ref, body.type) });
  }
  const signed = Math.min(...gathered.map(({ signatures }) => signatures.length));
  const isEnough = gathered.every((leaf) => mayStand(round, leaf));
  if (!isEnough) return { isEnough, signed, needed: round.manifest.threshold };
  await postControls(ctx.tx, { ref, round, seed, leaves: [...gathered, ...after] });
  return { isEnough, signed, needed: signed };
}

import type { Ctx } from '../../../usecase/index.ts';
import type { BoxRef } from '../box/box.schema.ts';
import type { ControlSignature } from '../protocol.ts';
import { countTables } from './count.schema.ts';

/** Keeps a member's signature on a control leaf that needs several; signing twice changes nothing. */
export async function addSignature(
  ctx: Ctx,
  ref: BoxRef,
  type: 'SEALED' | 'RESULT',
  { by, signature }: ControlSignature,
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

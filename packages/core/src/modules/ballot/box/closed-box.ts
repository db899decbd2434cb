import type { Ctx } from '../../../usecase/index.ts';
import { boxFrom, toHex, type ClosedBox } from '../protocol.ts';
import type { SealedRound } from './sealed-round.ts';
import { boxTables, type BoxRef } from './box.schema.ts';

/**
 * All leaves of a round in log order, each with its bytes: what a member, a recounter or a bundle starts from. Two plain
 * reads put together here: just after a flush the statistics are stale, and a join may be planned for an empty table.
 */
export async function leavesOf(ctx: Ctx, { tenantId, protocolId }: BoxRef): Promise<Uint8Array[]> {
  const db = boxTables(ctx.tx);
  const leaves = await db
    .selectFrom('box.leaf')
    .select(['leaf_hash', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .orderBy('leaf_index')
    .execute();
  const ballots = await db
    .selectFrom('box.ballot')
    .select(['ballot_hash', 'ballot'])
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .execute();
  const byHash = new Map(ballots.map(({ ballot_hash, ballot }) => [toHex(ballot_hash), ballot]));
  return leaves.map(({ leaf_hash, body }) => {
    const bytes = body ?? byHash.get(toHex(leaf_hash));
    if (!bytes) throw new Error('a ballot leaf has lost its ballot');
    return new Uint8Array(bytes);
  });
}

/** The box as it was closed and signed; nothing while CLOSE is not on the log. */
export async function closedBoxOf(ctx: Ctx, { ref, round }: SealedRound): Promise<ClosedBox | undefined> {
  return boxFrom(round, await leavesOf(ctx, ref));
}

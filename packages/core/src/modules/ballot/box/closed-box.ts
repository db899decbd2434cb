import type { Ctx } from '../../../usecase/index.ts';
import { boxFrom, type ClosedBox } from '../protocol.ts';
import type { SealedRound } from './sealed-round.ts';
import { boxTables, type BoxRef } from './box.schema.ts';

/** All leaves of a round in log order, each with its bytes: what a member, a recounter or a bundle starts from. */
export async function leavesOf(ctx: Ctx, { tenantId, protocolId }: BoxRef): Promise<Uint8Array[]> {
  const rows = await boxTables(ctx.tx)
    .selectFrom('box.leaf as leaf')
    .leftJoin('box.ballot as ballot', (join) =>
      join
        .onRef('ballot.tenant_id', '=', 'leaf.tenant_id')
        .onRef('ballot.protocol_id', '=', 'leaf.protocol_id')
        .onRef('ballot.ballot_hash', '=', 'leaf.leaf_hash'),
    )
    .select(['leaf.body', 'ballot.ballot'])
    .where('leaf.tenant_id', '=', tenantId)
    .where('leaf.protocol_id', '=', protocolId)
    .orderBy('leaf.leaf_index')
    .execute();
  return rows.map(({ body, ballot }) => {
    const bytes = body ?? ballot;
    if (!bytes) throw new Error('a ballot leaf has lost its ballot');
    return new Uint8Array(bytes);
  });
}

/** The box as it was closed and signed; nothing while CLOSE is not on the log. */
export async function closedBoxOf(ctx: Ctx, { ref, round }: SealedRound): Promise<ClosedBox | undefined> {
  return boxFrom(round, await leavesOf(ctx, ref));
}

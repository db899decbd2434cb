import type { Tx } from '../../../platform/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { signHead, treeOver, type ProtocolRound } from '../protocol.ts';
import { boxTables, type BoxRef, type BoxRow, type NewLeaf } from './box.schema.ts';

/** The box of a round, locked until the transaction ends, for whoever moves it: casts under way come first. */
export const lockBox = (tx: Tx, ref: BoxRef): Promise<BoxRow | undefined> =>
  boxTables(tx)
    .selectFrom('box.round')
    .selectAll()
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .forUpdate()
    .executeTakeFirst();

/** Ends casting without a flush: an annulled round's ballots stay sealed and uncounted. */
export async function shutBox(ctx: Ctx, protocolId: string): Promise<void> {
  await boxTables(ctx.tx)
    .updateTable('box.round')
    .set({ phase: 'closed' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .execute();
}

interface Append {
  readonly ref: BoxRef;
  readonly round: ProtocolRound;
  readonly leaves: readonly NewLeaf[];
  readonly seed: Uint8Array;
}
/** What the log looks like now. */
export interface LogState {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Ends the epoch of a round and gives its number, from 0. Whoever signs a head takes it here, so no two heads of a log
 * ever bear one number (check V13).
 */
async function endEpoch(tx: Tx, ref: BoxRef): Promise<number> {
  const { epoch_no: next } = await boxTables(tx)
    .updateTable('box.round')
    .set((eb) => ({ epoch_no: eb('epoch_no', '+', 1) }))
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .returning('epoch_no')
    .executeTakeFirstOrThrow();
  return next - 1;
}

/** Appends leaves in one transaction with the box locked, signs the head that follows and so ends the epoch. */
export async function appendLeaves(tx: Tx, { ref, round, leaves, seed }: Append): Promise<LogState> {
  const db = boxTables(tx);
  const epochNo = await endEpoch(tx, ref);
  const tree = treeOver(await leafHashes(tx, ref));
  const from = tree.size();
  const rows = leaves.map((leaf, index) => ({
    tenant_id: ref.tenantId,
    protocol_id: ref.protocolId,
    leaf_index: from + index,
    epoch_no: epochNo,
    kind: leaf.kind,
    leaf_hash: leaf.hash,
    body: leaf.body,
  }));
  for (const leaf of leaves) tree.append(leaf.hash);
  for (let start = 0; start < rows.length; start += 5_000) {
    await db
      .insertInto('box.leaf')
      .values(rows.slice(start, start + 5_000))
      .execute();
  }
  const state = { size: tree.size(), root: tree.root() };
  const head = JSON.stringify(signHead(seed, { ...state, round, epoch: epochNo }));
  await db
    .insertInto('box.head')
    .values({ tenant_id: ref.tenantId, protocol_id: ref.protocolId, tree_size: state.size, head })
    .execute();
  return state;
}

/** All leaf hashes of a round in log order. */
export async function leafHashes(tx: Tx, ref: BoxRef): Promise<Uint8Array[]> {
  const rows = await boxTables(tx)
    .selectFrom('box.leaf')
    .select('leaf_hash')
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .orderBy('leaf_index')
    .execute();
  return rows.map((row) => row.leaf_hash);
}

/** The public directory entry of a round: manifest and salt of its log key. */
export const directoryEntry = (tx: Tx, ref: BoxRef) =>
  boxTables(tx)
    .selectFrom('box.directory')
    .selectAll()
    .where('protocol_id', '=', ref.protocolId)
    .where('tenant_id', '=', ref.tenantId)
    .executeTakeFirst();

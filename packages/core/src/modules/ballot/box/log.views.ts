import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type AnonymousActor, type App, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { ProtocolId } from '../ballot.schema.ts';
import { directoryEntry, leafHashes } from './box.ts';
import { boxTables, type BoxRef } from './box.schema.ts';
import { leavesOf } from './closed-box.ts';
import { openBoxOf } from './open-box.ts';

const RoundOfLog = z.strictObject({ protocolId: ProtocolId });
const Bytes = z.instanceof(Uint8Array);
const NO_ROUND = fail({ code: 'not_found', what: 'round' });

/** Whoever reads a public log: nobody, in the tenant that the round belongs to. Nothing when there is no such round. */
export async function logReader(app: App, protocolId: string): Promise<AnonymousActor | undefined> {
  // What stands in an address may hold what no database takes, a NUL for one.
  if (!ProtocolId.safeParse(protocolId).success) return undefined;
  const box = await openBoxOf(app, protocolId);
  return box && { kind: 'anonymous', tenantId: box.ref.tenantId };
}

const refOf = (ctx: Ctx, protocolId: string): BoxRef => ({ tenantId: ctx.tenantId, protocolId });

/** The sealed manifest: the exact bytes whose hash is the round's name. */
export const manifest = view({
  name: 'ballot.manifest',
  http: 'GET /log/{protocolId}/manifest',
  summary: 'Bản kê đã niêm phong của một đợt',
  input: RoundOfLog,
  output: z.object({ manifest: z.string(), phase: z.enum(['waiting', 'casting', 'closed']) }),
  store: 'cast',
  async run(ctx, { protocolId }) {
    const ref = refOf(ctx, protocolId);
    const entry = await directoryEntry(ctx.tx, ref);
    const box = await boxTables(ctx.tx)
      .selectFrom('box.round')
      .select('phase')
      .where('tenant_id', '=', ref.tenantId)
      .where('protocol_id', '=', protocolId)
      .executeTakeFirst();
    if (!entry || !box) return NO_ROUND;
    return ok({ permit: mayReadPublicOf('ballot.manifest'), value: { manifest: entry.manifest, phase: box.phase } });
  },
});

/** The newest signed head and all leaf hashes: a voter's device finds its own ballot without saying which it is. */
export const logState = view({
  name: 'ballot.logState',
  http: 'GET /log/{protocolId}',
  summary: 'Bảng niêm yết: dấu mới nhất và mã băm của mọi lá',
  input: RoundOfLog,
  output: z.object({ head: z.string(), hashes: Bytes }),
  store: 'cast',
  async run(ctx, { protocolId }) {
    const ref = refOf(ctx, protocolId);
    const head = await boxTables(ctx.tx)
      .selectFrom('box.head')
      .select('head')
      .where('tenant_id', '=', ref.tenantId)
      .where('protocol_id', '=', protocolId)
      .orderBy('tree_size', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!head) return NO_ROUND;
    const hashes = new Uint8Array(Buffer.concat(await leafHashes(ctx.tx, ref)));
    return ok({ permit: mayReadPublicOf('ballot.logState'), value: { head: head.head, hashes } });
  },
});

/**
 * All leaves with their bytes, each behind its length (4 bytes, big endian): sealed ballots, which everyone may keep
 * and nobody can open alone. Only once the box is closed.
 */
export const leaves = view({
  name: 'ballot.leaves',
  http: 'GET /log/{protocolId}/leaves',
  summary: 'Toàn bộ lá của bảng niêm yết, sau khi đóng hòm phiếu',
  input: RoundOfLog,
  output: z.object({ leaves: Bytes }),
  store: 'cast',
  async run(ctx, { protocolId }) {
    const ref = refOf(ctx, protocolId);
    const box = await boxTables(ctx.tx)
      .selectFrom('box.round')
      .select('phase')
      .where('tenant_id', '=', ref.tenantId)
      .where('protocol_id', '=', protocolId)
      .executeTakeFirst();
    if (!box) return NO_ROUND;
    if (box.phase !== 'closed')
      return fail({ code: 'conflict', reason: 'Các lá phiếu niêm phong chỉ công bố sau khi đóng hòm.' });
    const parts = (await leavesOf(ctx, ref)).flatMap((leaf) => [lengthOf(leaf), leaf]);
    return ok({ permit: mayReadPublicOf('ballot.leaves'), value: { leaves: new Uint8Array(Buffer.concat(parts)) } });
  },
});

function lengthOf(leaf: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(leaf.length);
  return length;
}

function mayReadPublicOf<N extends string>(name: N) {
  const permit = mayReadPublic(name);
  if (!permit) throw new Error('what is public is public');
  return permit;
}

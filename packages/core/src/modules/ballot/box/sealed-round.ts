import type { Ctx } from '../../../usecase/index.ts';
import type { LoadedRound } from '../round-step.ts';
import { logSeed, readRound, type ProtocolRound } from '../protocol.ts';
import { directoryEntry, lockBox } from './box.ts';
import type { BoxRef, BoxRow } from './box.schema.ts';

/** A sealed round with its box locked, ready to take a leaf. */
export interface SealedRound {
  readonly ref: BoxRef;
  readonly box: BoxRow;
  readonly round: ProtocolRound;
  readonly seed: Uint8Array;
}

/** Opens what stands behind a sealed round; nothing when it is not sealed yet. */
export async function sealedRoundOf(ctx: Ctx, loaded: LoadedRound): Promise<SealedRound | undefined> {
  const protocolId = loaded.round.protocol_id;
  if (protocolId === null) return undefined;
  const ref = { tenantId: ctx.tenantId, protocolId };
  const box = await lockBox(ctx.tx, ref);
  const entry = await directoryEntry(ctx.tx, ref);
  if (!box || !entry) return undefined;
  return { ref, box, round: readRound(entry.manifest), seed: logSeed(ctx.secrets, entry.log_salt) };
}

import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { issue } from '../../../usecase/index.ts';
import { mayRunClock } from '../ballot.policy.ts';
import { ProtocolId } from '../ballot.schema.ts';
import { leafOfBallot, logSeed, parsedBallot, readRound, spoolOf, type ProtocolRound } from '../protocol.ts';
import { appendLeaves, directoryEntry, lockBox } from './box.ts';
import { boxTables, type BoxRef } from './box.schema.ts';
import { readSpoolKey } from './spool-key.ts';

/** What a flush needs to know beside the transaction. */
export interface Flush {
  readonly ref: BoxRef;
  readonly round: ProtocolRound;
  readonly seed: Uint8Array;
  readonly spoolKey: Uint8Array;
}

/**
 * Puts every spooled ballot on the log, sorted by hash, in one transaction with a new head: inside an epoch nothing
 * tells the order of arrival. The caller holds the box locked for update. Returns how many were moved.
 */
export async function flushSpool(tx: Tx, { ref, round, seed, spoolKey }: Flush): Promise<number> {
  const db = boxTables(tx);
  const rows = await db
    .deleteFrom('box.spool')
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .returning(['slot', 'sealed'])
    .execute();
  if (rows.length === 0) return 0;
  const spool = spoolOf(round, spoolKey);
  const ballots = rows.map(spool.open);
  ballots.sort((a, b) => Buffer.compare(a.hash, b.hash));
  for (let start = 0; start < ballots.length; start += 500) {
    await db
      .insertInto('box.ballot')
      .values(
        ballots.slice(start, start + 500).map(({ hash, bytes, epochNo: receivedIn }) => ({
          tenant_id: ref.tenantId,
          protocol_id: ref.protocolId,
          ballot_hash: Buffer.from(hash),
          vk: Buffer.from(parsedBallot(round, bytes).head.voterKey),
          epoch_no: receivedIn,
          ballot: Buffer.from(bytes),
        })),
      )
      .execute();
  }
  await appendLeaves(tx, { ref, round, seed, leaves: ballots.map(({ hash }) => leafOfBallot(hash)) });
  return ballots.length;
}

/**
 * Ends an epoch when enough ballots wait (manifest.epoch.ballots); the clock asks, nobody else. Leaves no audit row:
 * the signed head is the evidence, and an audit time per epoch would be one clock too many.
 */
export const flushEpoch = issue({
  name: 'ballot.flushEpoch',
  http: 'none',
  summary: 'Đưa các phiếu đang chờ lên bảng niêm yết, xếp theo mã băm',
  input: z.strictObject({ protocolId: ProtocolId }),
  output: z.object({ moved: z.int() }),
  store: 'cast',
  async run(ctx, { protocolId }) {
    const permit = mayRunClock('ballot.flushEpoch', ctx.actor);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.flushEpoch' });
    const ref = { tenantId: ctx.tenantId, protocolId };
    const box = await lockBox(ctx.tx, ref);
    const spoolKey = await readSpoolKey(ctx.secrets, ref);
    const entry = await directoryEntry(ctx.tx, ref);
    if (box?.phase !== 'casting' || !spoolKey || !entry) return ok({ permit, value: { moved: 0 } });
    const round = readRound(entry.manifest);
    if ((await spooledCount(ctx.tx, ref)) < round.manifest.epoch.ballots) return ok({ permit, value: { moved: 0 } });
    const seed = logSeed(ctx.secrets, entry.log_salt);
    const moved = await flushSpool(ctx.tx, { ref, round, seed, spoolKey });
    return ok({ permit, value: { moved } });
  },
});

async function spooledCount(tx: Tx, ref: BoxRef): Promise<number> {
  const row = await boxTables(tx)
    .selectFrom('box.spool')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .executeTakeFirstOrThrow();
  return row.count;
}

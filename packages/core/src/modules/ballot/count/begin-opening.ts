import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, Stepped } from '../ballot.schema.ts';
import type { BoxRef } from '../box/box.schema.ts';
import { closeBody } from '../box/sign-close.ts';
import { sealedRoundOf } from '../box/sealed-round.ts';
import { beginStep } from '../round-step.ts';
import { countTables } from './count.schema.ts';

/**
 * The head sets the counting station up: its one-time public key, to which members seal their opened shares. A new
 * station may replace one that was lost; shares sealed to the old one are then of no use to anyone.
 */
export const beginOpening = command({
  name: 'ballot.beginOpening',
  http: 'POST /rounds/{roundId}/opening',
  summary: 'Trưởng ban kiểm phiếu lập bàn kiểm phiếu: nộp khóa công khai dùng một lần',
  input: z.strictObject({
    roundId: RoundId,
    stationKey: z.string().regex(/^[0-9a-f]{64}$/, 'Khóa bàn kiểm phiếu không đúng dạng'),
  }),
  output: Stepped,
  store: 'count',
  async run(ctx, { roundId, stationKey }) {
    const step = await beginStep(ctx, 'ballot.beginOpening', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed || ctx.actor.kind !== 'person') throw new Error('a closed round has a box');
    if (await closeBody(ctx, sealed.ref)) return conflict('Trưởng ban cần ký số phiếu sau khi đóng hòm trước đã.');
    const mine = { tenant_id: ctx.tenantId, protocol_id: sealed.ref.protocolId };
    const opening = { station_key: stationKey, opened_by: ctx.actor.personId };
    const db = countTables(ctx.tx);
    const before = await db
      .selectFrom('count.opening')
      .select('station_key')
      .where('tenant_id', '=', mine.tenant_id)
      .where('protocol_id', '=', mine.protocol_id)
      .executeTakeFirst();
    if (before && before.station_key !== stationKey) await dropShares(ctx, sealed.ref);
    await db
      .insertInto('count.opening')
      .values({ ...mine, ...opening })
      .onConflict((clash) => clash.columns(['tenant_id', 'protocol_id']).doUpdateSet(opening))
      .execute();
    const event = { type: 'ballot.opening_begun', subject: roundId, data: { stationKey } };
    return ok({ permit, value: { roundId, state: round.state }, event });
  },
});

/** What members sealed to a station that is gone opens nowhere any more: they are asked again. */
async function dropShares(ctx: Ctx, { tenantId, protocolId }: BoxRef): Promise<void> {
  await countTables(ctx.tx)
    .deleteFrom('count.share_bundle')
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .execute();
}

import { z } from 'zod';
import { conflict, fail, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import { sealedRoundOf } from '../box/sealed-round.ts';
import { beginStep } from '../round-step.ts';
import { countTables } from './count.schema.ts';

/** A member's opened shares, sealed to the station: the server keeps them and cannot read them. */
export const submitShares = command({
  name: 'ballot.submitShares',
  http: 'POST /rounds/{roundId}/opening/shares',
  summary: 'Ủy viên nộp mảnh khóa đã mở, niêm phong tới bàn kiểm phiếu',
  input: z.strictObject({
    roundId: RoundId,
    stationKey: z.string(),
    sealed: z.base64('Gói mảnh khóa không đúng dạng'),
  }),
  output: z.object({ roundId: RoundId, state: State, received: z.int(), needed: z.int() }),
  store: 'count',
  async run(ctx, { roundId, stationKey, sealed: bundle }) {
    const step = await beginStep(ctx, 'ballot.submitShares', roundId);
    if (!step.ok) return step;
    const { round, members, permit } = step.value;
    const sealed = await sealedRoundOf(ctx, step.value);
    if (!sealed) throw new Error('a closed round has a box');
    const own = members.find((member) => ctx.actor.kind === 'person' && member.person_id === ctx.actor.personId);
    if (!own) return fail({ code: 'forbidden', action: 'ballot.submitShares' });
    const db = countTables(ctx.tx);
    const mine = { tenant_id: ctx.tenantId, protocol_id: sealed.ref.protocolId };
    const opening = await db
      .selectFrom('count.opening')
      .select('station_key')
      .where('tenant_id', '=', mine.tenant_id)
      .where('protocol_id', '=', mine.protocol_id)
      .executeTakeFirst();
    if (!opening) return conflict('Trưởng ban chưa lập bàn kiểm phiếu.');
    if (opening.station_key !== stationKey)
      return conflict('Bàn kiểm phiếu đã đổi khóa; hãy tải lại trang và nộp lại.');
    const bytes = Buffer.from(bundle, 'base64');
    await db
      .insertInto('count.share_bundle')
      .values({ ...mine, member_index: own.member_index, sealed: bytes })
      .onConflict((clash) => clash.columns(['tenant_id', 'protocol_id', 'member_index']).doUpdateSet({ sealed: bytes }))
      .execute();
    const rows = await db
      .selectFrom('count.share_bundle')
      .select('member_index')
      .where('tenant_id', '=', mine.tenant_id)
      .where('protocol_id', '=', mine.protocol_id)
      .execute();
    return ok({
      permit,
      value: { roundId, state: round.state, received: rows.length, needed: round.threshold },
      event: { type: 'ballot.shares_submitted', subject: roundId, data: { memberIndex: own.member_index } },
    });
  },
});

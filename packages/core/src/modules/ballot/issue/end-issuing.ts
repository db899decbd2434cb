import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State, tables } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Under this many ballots in a group, an online-only round cannot keep them secret (rulings, 6). */
const SMALLEST_ISSUED = 5;

/**
 * Ends the handing-out: counts what was issued per group and destroys the issuer keys, so that not one more credential
 * can exist. The one audit entry of issuing holds the counts and the roll's hash. A group with 1 to 4 ballots annuls
 * the round, because those few would not be hidden.
 */
export const endIssuing = command({
  name: 'ballot.endIssuing',
  http: 'POST /rounds/{roundId}/issuing/end',
  summary: 'Kết thúc phát phiếu; khóa phát phiếu bị hủy',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, roll: z.int(), issued: z.int() }),
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.endIssuing', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    const isEarly = ctx.now < round.issue_closes_at;
    if (isEarly && !round.is_early_end_allowed) {
      return conflict('Bản kê không cho kết thúc phát phiếu trước giờ đã ghi.');
    }
    const groups = await countIssued(ctx, roundId);
    await destroyIssuerKeys(ctx, roundId);
    const totals = { roll: sum(groups, 'size'), issued: sum(groups, 'issued') };
    const data = { ...totals, groups, rollHash: round.roll_hash };
    const tooSmall = groups.filter(({ issued }) => issued > 0 && issued < SMALLEST_ISSUED);
    if (tooSmall.length > 0) {
      const because = `Nhóm ${tooSmall.map((group) => group.group_no).join(', ')} chỉ có ${tooSmall.map((group) => group.issued).join(', ')} phiếu phát ra: không đủ người để giữ kín.`;
      const value = await endStep(ctx, 'ballot.annul', { round, changes: { annulled_because: because } });
      return ok({ permit, value: { ...value, ...totals }, event: { type: 'ballot.annulled', subject: roundId, data } });
    }
    const value = await endStep(ctx, 'ballot.endIssuing', { round });
    return ok({
      permit,
      value: { ...value, ...totals },
      event: { type: 'ballot.issuing_ended', subject: roundId, data },
    });
  },
});

async function countIssued(ctx: Ctx, roundId: string) {
  const db = tables(ctx.tx);
  const counts = await db
    .selectFrom('issue.roll_entry')
    .select((eb) => ['group_no', eb.fn.countAll<number>().as('size'), eb.fn.count<number>('blinded_hash').as('issued')])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .groupBy('group_no')
    .orderBy('group_no')
    .execute();
  for (const { group_no, issued } of counts) {
    await db
      .updateTable('ballot.credential_group')
      .set({ issued: issued })
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('group_no', '=', group_no ?? 0)
      .execute();
  }
  return counts.map(({ group_no, size, issued }) => ({ group_no, size, issued }));
}

const sum = (rows: readonly { size: number; issued: number }[], column: 'size' | 'issued'): number =>
  rows.reduce((total, row) => total + row[column], 0);

async function destroyIssuerKeys(ctx: Ctx, roundId: string): Promise<void> {
  await tables(ctx.tx)
    .updateTable('issue.issuer_key')
    .set({ wrapped_key: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();
}

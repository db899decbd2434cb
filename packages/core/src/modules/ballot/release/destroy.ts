import { z } from 'zod';
import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State } from '../ballot.schema.ts';
import type { BoxRef } from '../box/box.schema.ts';
import { boxTables } from '../box/box.schema.ts';
import { destroySpoolKey } from '../box/spool-key.ts';
import { countTables } from '../count/count.schema.ts';
import { beginStep, endStep } from '../round-step.ts';
import { editionsOf } from './earlier.ts';
import { releaseTables } from './release.schema.ts';

/** Sealed ballots are kept six months (190-QĐ/TW of 10/10/2024, article 35). */
const RETENTION_MONTHS = 6;

const words = (what: string, least: number, most: number) =>
  z.string().trim().normalize('NFC').min(least, `Nhập ${what}`).max(most, `${what} dài quá ${most} ký tự`);

/**
 * Destroys, on a named decision and not before the time of retention, what could open or repeat single ballots: shares,
 * escrow, recount package, and every comment that was not released. The sealed ballots are ciphertext on a public log
 * of which anyone may hold a copy; they stay, unreadable once members delete their one-time keys. PostgreSQL frees the
 * rows at the next vacuum; backups and WAL run out by their own deadline.
 */
export const destroy = command({
  name: 'ballot.destroy',
  http: 'POST /rounds/{roundId}/destruction',
  summary: 'Hủy khóa, mảnh khóa, gói kiểm lại và ý kiến không công bố theo quyết định',
  input: z.strictObject({
    roundId: RoundId,
    decisionSymbol: words('số, ký hiệu quyết định hủy', 3, 60),
    reason: words('lý do hủy', 10, 1000),
  }),
  output: z.object({ roundId: RoundId, state: State, shareBundles: z.int(), comments: z.int() }),
  store: 'count',
  async run(ctx, { roundId, decisionSymbol, reason }) {
    const step = await beginStep(ctx, 'ballot.destroy', roundId);
    if (!step.ok) return step;
    const protocolId = step.value.round.protocol_id;
    if (protocolId === null) throw new Error('an archived round has a manifest');
    const ref = { tenantId: ctx.tenantId, protocolId };
    const published = (await editionsOf(ctx, protocolId)).at(-1)?.publishedOn ?? dayOf(ctx.now);
    const until = monthsAfter(published, RETENTION_MONTHS);
    if (dayOf(ctx.now) < until) {
      return conflict(`Phiếu niêm phong được giữ ${RETENTION_MONTHS} tháng sau công bố; chỉ hủy từ ngày ${until}.`);
    }
    const gone = await destroyWhatOpens(ctx, ref);
    await destroySpoolKey(ctx.secrets, ref);
    await releaseTables(ctx.tx)
      .insertInto('count.destruction')
      .values({
        tenant_id: ref.tenantId,
        protocol_id: protocolId,
        decision_symbol: decisionSymbol,
        reason,
        share_bundles: gone.shareBundles,
        comments: gone.comments,
        destroyed_on: dayOf(ctx.now),
      })
      .execute();
    const stepped = await endStep(ctx, 'ballot.destroy', { round: step.value.round });
    const data = { decisionSymbol, reason, ...gone };
    return ok({
      permit: step.value.permit,
      value: { ...stepped, ...gone },
      event: { type: 'ballot.destroyed', subject: roundId, data },
    });
  },
});

async function destroyWhatOpens(ctx: Ctx, { tenantId, protocolId }: BoxRef) {
  const db = countTables(ctx.tx);
  const shares = await db
    .deleteFrom('count.share_bundle')
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .executeTakeFirst();
  const comments = await db
    .deleteFrom('count.comment')
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .where((eb) => eb.or([eb('verdict', 'is distinct from', 'release'), eb('second_reader', 'is', null)]))
    .executeTakeFirst();
  await db
    .updateTable('count.result')
    .set({ recount_package: null })
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .execute();
  await boxTables(ctx.tx)
    .updateTable('box.round')
    .set({ spool_escrow: null })
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .execute();
  return { shareBundles: Number(shares.numDeletedRows), comments: Number(comments.numDeletedRows) };
}

/** The same day some months later (`yyyy-mm-dd`); the first of the next month where there is no such day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}

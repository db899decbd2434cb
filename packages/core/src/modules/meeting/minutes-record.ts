import { createHash } from 'node:crypto';
import { canonicalJson, type Ctx } from '../../usecase/index.ts';
import { tables, type MinutesRow } from './meeting.tables.ts';
import type { Content } from './view.schema.ts';

/** What is signed: the meeting as it was held, without what goes on afterwards (state, tasks, revision). */
export function recordOf(content: Content): string {
  const { state: _state, revision: _revision, rule: _rule, currentItemId: _item, counts, guests, ...held } = content;
  const came = guests.filter(({ hasCome }) => hasCome);
  const { madeUp: _madeUp, there: _there, ...countsOfDay } = counts;
  return canonicalJson({
    ...held,
    counts: countsOfDay,
    // Left out where nobody came: records drawn before guests were kept stay what they were.
    ...(came.length > 0 && { guests: came.map(({ name, body }) => ({ name, body })) }),
    startsAt: content.startsAt.toISOString(),
    openedAt: content.openedAt?.toISOString() ?? null,
    closedAt: content.closedAt?.toISOString() ?? null,
    categories: content.categories.map(({ madeUp: _later, there: _now, ...one }) => one),
    opinions: content.opinions
      .filter(({ state }) => state === 'done')
      .map(({ opinionNo, speaker, kind, topic, text }) => ({ opinionNo, speaker, kind, topic, text })),
    conclusions: content.conclusions.map(({ taskId: _task, owner: _owner, lacks: _lacks, ...one }) => one),
  });
}

/** SHA-256 of the record, hex: it stands on the printed copy. */
export const recordHashOf = (content: Content): string =>
  createHash('sha256').update(recordOf(content), 'utf8').digest('hex');

/** The minutes as they were drawn last; nothing when none were. */
export const lastMinutes = (ctx: Ctx, meetingId: string): Promise<MinutesRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('meeting.minutes')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('draft_no', 'desc')
    .limit(1)
    .executeTakeFirst();

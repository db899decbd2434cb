import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { meetingById } from '../begin.ts';
import { mayRecount } from '../meeting.policy.ts';
import { forbidden } from '../meeting.refusals.ts';
import { mendCounter, wrongCounters, wrongTallies } from '../recount.sql.ts';
import { keepTally } from '../tally.sql.ts';

/** How many of what was wrong are named in the journal. */
const NAMED = 50;

/**
 * The figures of meetings counted once more, from the rows: tallies of meetings against invitees, stays, excuses, opinions
 * and guests, counters of months against tallies. What differs is made right, and the journal says what it was.
 */
export const recount = command({
  name: 'meeting.recount',
  http: 'none',
  summary: 'Việc hằng ngày: đếm lại số liệu hội nghị từ bản ghi, chỗ lệch thì sửa và ghi vào nhật ký',
  input: z.strictObject({}),
  /** How many tallies of meetings, and counters of months, were wrong. */
  output: z.object({ tallies: z.int(), counters: z.int() }),
  async run(ctx) {
    const permit = mayRecount(ctx.actor);
    if (!permit) return forbidden('meeting.recount');
    const meetings = await wrongTallies(ctx);
    for (const meetingId of meetings) {
      await meetingById(ctx, meetingId, { lock: true });
      await keepTally(ctx, meetingId);
    }
    const counters = await wrongCounters(ctx);
    for (const key of counters) await mendCounter(ctx, key);
    const value = { tallies: meetings.length, counters: counters.length };
    const months = counters.map(({ unit_id: unitId, month, category }) => `${unitId} ${month} ${category}`.trimEnd());
    const data = { ...value, meetings: meetings.slice(0, NAMED), months: [...new Set(months)].slice(0, NAMED) };
    return ok({ permit, value, event: { type: 'meeting.recounted', subject: ctx.tenantId, data } });
  },
});

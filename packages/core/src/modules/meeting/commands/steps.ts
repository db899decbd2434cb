import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { begin, change, factsOf, meetingById, refusedTo } from '../begin.ts';
import { listOf } from '../invitation.ts';
import { mayConfirm } from '../meeting.policy.ts';
import { missing } from '../meeting.refusals.ts';
import { MeetingOnly, Stepped } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';
import { BEFORE, standsIn } from '../states.ts';
import { keepTallies } from '../tally.sql.ts';

/** Opens the meeting: from now on the list of those called is the denominator and no longer changes. */
export const open = command({
  name: 'meeting.open',
  http: 'POST /meetings/{meetingId}/opening',
  summary: 'Khai mạc: chốt danh sách triệu tập làm mẫu số của mọi tỷ lệ',
  input: MeetingOnly,
  output: Stepped,
  async run(ctx, { meetingId }) {
    const begun = await begin(ctx, 'meeting.open', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    const counted = (await listOf(ctx, meetingId)).filter((one) => one.excluded_because === '');
    if (counted.length === 0) return conflict('Chưa có danh sách triệu tập nên chưa khai mạc được.');
    const first = await tables(ctx.tx)
      .selectFrom('meeting.agenda_item')
      .select('item_id')
      .where('tenant_id', '=', ctx.tenantId)
      .where('meeting_id', '=', meetingId)
      .orderBy('item_no')
      .executeTakeFirst();
    const set = { state: 'open' as const, opened_at: ctx.now, current_item_id: first?.item_id ?? null };
    await change(ctx, begun.value.meeting, set);
    const event = { type: 'meeting.opened', subject: meetingId, data: { invited: counted.length } };
    return ok({ permit: begun.value.permit, value: { id: meetingId, state: set.state }, event });
  },
});

/** Closes the meeting: whoever speaks has finished, whoever is there leaves, the figures are kept. */
export const close = command({
  name: 'meeting.close',
  http: 'POST /meetings/{meetingId}/closing',
  summary: 'Bế mạc: chốt điểm danh, ý kiến và số liệu; sửa sau đó phải có lý do',
  input: MeetingOnly,
  output: Stepped,
  async run(ctx, { meetingId }) {
    const begun = await begin(ctx, 'meeting.close', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    await endStays(ctx, meetingId);
    await endVisits(ctx, meetingId);
    await endSpeeches(ctx, meetingId);
    await change(ctx, meeting, { state: 'closed', closed_at: ctx.now });
    await keepTallies(ctx, meeting);
    const event = { type: 'meeting.closed', subject: meetingId, data: {} };
    return ok({ permit, value: { id: meetingId, state: 'closed' as const }, event });
  },
});

const endStays = (ctx: Ctx, meetingId: string) =>
  tables(ctx.tx)
    .updateTable('meeting.attendance')
    .set({ to_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('to_at', 'is', null)
    .where('is_withdrawn', '=', false)
    .execute();

const endVisits = (ctx: Ctx, meetingId: string) =>
  tables(ctx.tx)
    .updateTable('meeting.guest')
    .set({ to_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('from_at', 'is not', null)
    .where('to_at', 'is', null)
    .execute();

async function endSpeeches(ctx: Ctx, meetingId: string): Promise<void> {
  const db = tables(ctx.tx);
  await db
    .updateTable('meeting.opinion')
    .set({ state: 'done', ended_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'speaking')
    .execute();
  await db
    .updateTable('meeting.opinion')
    .set({ state: 'withdrawn' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'waiting')
    .execute();
}

/** The chair or the leadership stands by the signed minutes. */
export const confirm = command({
  name: 'meeting.confirm',
  http: 'POST /meetings/{meetingId}/confirmation',
  summary: 'Xác nhận biên bản đã ký',
  input: MeetingOnly,
  output: Stepped,
  async run(ctx, { meetingId }) {
    const meeting = await meetingById(ctx, meetingId, { lock: true });
    if (!meeting) return missing('meeting');
    const facts = await factsOf(ctx, meeting);
    const permit = mayConfirm(ctx.actor, facts);
    if (!permit) return refusedTo(ctx.actor, 'meeting.confirm', facts);
    const fits = standsIn(meeting.state, ['minuted']);
    if (!fits.ok) return fits;
    await change(ctx, meeting, { state: 'confirmed' });
    const event = { type: 'meeting.confirmed', subject: meetingId, data: {} };
    return ok({ permit, value: { id: meetingId, state: 'confirmed' as const }, event });
  },
});

/** The news of the meeting has been given out. */
export const publish = command({
  name: 'meeting.publish',
  http: 'POST /meetings/{meetingId}/publication',
  summary: 'Ghi nhận đã đăng tin về cuộc họp',
  input: MeetingOnly,
  output: Stepped,
  async run(ctx, { meetingId }) {
    const begun = await begin(ctx, 'meeting.publish', { meetingId, states: ['confirmed'] });
    if (!begun.ok) return begun;
    await change(ctx, begun.value.meeting, { state: 'published' });
    const event = { type: 'meeting.published', subject: meetingId, data: {} };
    return ok({ permit: begun.value.permit, value: { id: meetingId, state: 'published' as const }, event });
  },
});

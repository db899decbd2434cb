import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { orderLetters } from '../../mail/index.ts';
import { begin, change, inviteeOf } from '../begin.ts';
import { calledOn, dayOfMeeting, listOf, namedBy, replaceList, type Listed } from '../invitation.ts';
import { missing } from '../meeting.refusals.ts';
import { CallInput, InvitationInput, LeaveOutInput, Made, MeetingOnly, Stepped } from '../meeting.schema.ts';
import { tables, type InviteeRow } from '../meeting.tables.ts';
import { BEFORE } from '../states.ts';

/**
 * Writes who is called: by rule as of the day of the meeting, and people named besides. The former list is replaced;
 * whoever was left out of it with a reason stays left out.
 */
export const setInvitation = command({
  name: 'meeting.setInvitation',
  http: 'PUT /meetings/{meetingId}/invitation',
  summary: 'Lập danh sách triệu tập theo thành phần, chi bộ, chức danh và từng người',
  input: InvitationInput,
  output: z.object({ id: z.uuid(), invited: z.int() }),
  async run(ctx, { meetingId, personIds, ...rule }) {
    const begun = await begin(ctx, 'meeting.setInvitation', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const day = dayOfMeeting(meeting);
    const byRule = new Set(await namedBy(ctx, rule, day));
    const called = await calledOn(ctx, [...byRule, ...personIds], day);
    if (called.length === 0)
      return invalid('categories', 'Chưa có ai trong danh sách: chọn thành phần, chi bộ hoặc người');
    const before = new Map((await listOf(ctx, meetingId)).map((line) => [line.person_id, line.excluded_because]));
    const listed = called.map((one): Listed => ({
      called: one,
      source: byRule.has(one.person_id) ? 'rule' : 'single',
      excludedBecause: before.get(one.person_id) ?? '',
    }));
    await replaceList(ctx, meetingId, listed);
    await change(ctx, meeting, { invitation_rule: canonicalJson(rule) });
    const data = { ...rule, invited: called.length };
    const event = { type: 'meeting.invitation_set', subject: meetingId, data };
    return ok({ permit, value: { id: meetingId, invited: called.length }, event });
  },
});

/** Calls one person more, or again one who was left out. */
export const callPerson = command({
  name: 'meeting.callPerson',
  http: 'POST /meetings/{meetingId}/invitation',
  summary: 'Mời thêm một người',
  input: CallInput,
  output: Made,
  async run(ctx, { meetingId, personId }) {
    const begun = await begin(ctx, 'meeting.callPerson', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const event = { type: 'meeting.person_called', subject: meetingId, data: { personId } };
    const line = await inviteeOf(ctx, meetingId, personId);
    if (line?.excluded_because === '') return conflict('Người này đã có trong danh sách.');
    if (line) {
      await exclude(ctx, line, '');
      return ok({ permit, value: { id: meetingId }, event });
    }
    const [called] = await calledOn(ctx, [personId], dayOfMeeting(meeting));
    if (!called) return invalid('personId', 'Không có người này');
    const last = (await listOf(ctx, meetingId)).at(-1)?.seat_no ?? 0;
    await tables(ctx.tx)
      .insertInto('meeting.invitee')
      .values({
        ...{ tenant_id: ctx.tenantId, meeting_id: meetingId, seat_no: last + 1 },
        ...called,
        ...{ source: 'single', excluded_because: '' },
      })
      .execute();
    return ok({ permit, value: { id: meetingId }, event });
  },
});

/** Leaves one person out of those who count, with the reason; the line stays on the list. */
export const leaveOut = command({
  name: 'meeting.leaveOut',
  http: 'POST /meetings/{meetingId}/invitation/{personId}/exclusion',
  summary: 'Bỏ một người ra khỏi danh sách triệu tập, có lý do',
  input: LeaveOutInput,
  output: Made,
  async run(ctx, { meetingId, personId, reason }) {
    const begun = await begin(ctx, 'meeting.leaveOut', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    const line = await inviteeOf(ctx, meetingId, personId);
    if (!line) return missing('person');
    if (line.excluded_because !== '') return conflict('Người này đã được bỏ ra trước đó.');
    await exclude(ctx, line, reason);
    const event = { type: 'meeting.person_left_out', subject: meetingId, data: { personId, reason } };
    return ok({ permit: begun.value.permit, value: { id: meetingId }, event });
  },
});

/** Why a line of the list does not count; empty: it counts. */
const exclude = (ctx: Ctx, line: InviteeRow, because: string) =>
  tables(ctx.tx)
    .updateTable('meeting.invitee')
    .set({ excluded_because: because })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', line.meeting_id)
    .where('person_id', '=', line.person_id)
    .execute();

/** Tells those who are called: the meeting stands on their page of today from now on. */
export const invite = command({
  name: 'meeting.invite',
  http: 'POST /meetings/{meetingId}/invite',
  summary: 'Gửi giấy mời: cuộc họp hiện ở trang việc hôm nay của từng người được mời',
  input: MeetingOnly,
  output: Stepped,
  async run(ctx, { meetingId }) {
    const begun = await begin(ctx, 'meeting.invite', { meetingId, states: ['planned'] });
    if (!begun.ok) return begun;
    const list = await listOf(ctx, meetingId);
    if (!list.some((one) => one.excluded_because === '')) return conflict('Chưa có danh sách triệu tập.');
    await change(ctx, begun.value.meeting, { state: 'invited' });
    const personIds = list.filter((one) => one.excluded_because === '').map((one) => one.person_id);
    await orderLetters(ctx, { kind: 'meeting_invited', subjectId: meetingId, personIds });
    const event = { type: 'meeting.invited', subject: meetingId, data: { invited: list.length } };
    return ok({ permit: begun.value.permit, value: { id: meetingId, state: 'invited' as const }, event });
  },
});

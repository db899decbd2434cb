import type { z } from 'zod';
import { z as zod } from 'zod';
import { conflict, invalid, ok, type Result } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { arrive, keepCorrection, leave, keepExcuse, withdrawExcuse, withdrawStays } from '../attendance.sql.ts';
import { begin, inviteeOf } from '../begin.ts';
import { CorrectAttendanceInput, Made, MarkInput, MarkListInput, NumberInput } from '../meeting.schema.ts';
import { tables, type InviteeRow, type MeetingRow } from '../meeting.tables.ts';
import { HELD, type Proof } from '../states.ts';
import { standingsOf } from '../standing.sql.ts';
import { keepTallies } from '../tally.sql.ts';

const NOT_CALLED = 'Người này không có trong danh sách triệu tập';
const counted = (line: InviteeRow | undefined): line is InviteeRow => line?.excluded_because === '';

/** One person as whoever runs the meeting sees him: comes, from afar, leaves, is excused, or was marked wrongly. */
export const mark = command({
  name: 'meeting.mark',
  http: 'POST /meetings/{meetingId}/attendance',
  summary: 'Điểm danh một người: có mặt, trực tuyến, ra về, vắng có lý do, vắng',
  input: MarkInput,
  output: Made,
  async run(ctx, { meetingId, personId, as, excuse }) {
    const states = as === 'excused' ? (['planned', 'invited', 'open'] as const) : (['open'] as const);
    const begun = await begin(ctx, 'meeting.mark', { meetingId, states });
    if (!begun.ok) return begun;
    if (!counted(await inviteeOf(ctx, meetingId, personId))) return invalid('personId', NOT_CALLED);
    const done = await markAs(ctx, { meetingId, personId }, { as, excuse, proof: 'secretary' });
    if (!done.ok) return done;
    const event = { type: 'meeting.marked', subject: meetingId, data: { personId, as } };
    return ok({ permit: begun.value.permit, value: { id: meetingId }, event });
  },
});

interface Who {
  readonly meetingId: string;
  readonly personId: string;
}
interface Marking {
  readonly as: z.output<typeof MarkInput>['as'];
  readonly excuse: string;
  readonly proof: Proof;
}
async function markAs(ctx: Ctx, who: Who, { as, excuse, proof }: Marking): Promise<Result<null>> {
  if (as === 'left') {
    return (await leave(ctx, who)) ? ok(null) : conflict('Người này chưa được ghi là có mặt.');
  }
  if (as === 'excused' || as === 'absent') return markAway(ctx, who, as === 'excused' ? excuse : undefined);
  const came = await arrive(ctx, who, { mode: as, proof });
  return came ? ok(null) : conflict('Người này đã được ghi là có mặt.');
}

/** Not there: with a reason, or without one (`undefined`). */
async function markAway(ctx: Ctx, who: Who, excuse: string | undefined): Promise<Result<null>> {
  if (excuse === '') return invalid('excuse', 'Ghi lý do vắng');
  await withdrawStays(ctx, who);
  await (excuse === undefined ? withdrawExcuse(ctx, who) : keepExcuse(ctx, who, excuse));
  return ok(null);
}

/** Ticks many on the list at once: these are there. Who is marked already stays as he is. */
export const markList = command({
  name: 'meeting.markList',
  http: 'POST /meetings/{meetingId}/attendance/list',
  summary: 'Điểm danh nhiều người một lần theo danh sách',
  input: MarkListInput,
  output: zod.object({ id: zod.uuid(), marked: zod.int() }),
  async run(ctx, { meetingId, personIds, isEverybody }) {
    const begun = await begin(ctx, 'meeting.markList', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const standing = await standingsOf(ctx, meetingId);
    const known = new Map(standing.map((one) => [one.person_id, one]));
    if (personIds.some((personId) => !known.has(personId))) return invalid('personIds', NOT_CALLED);
    const wanted = isEverybody
      ? standing.filter((one) => one.standing === 'absent').map((one) => one.person_id)
      : personIds;
    const fresh = [...new Set(wanted)].filter((personId) => known.get(personId)?.is_there === false);
    if (fresh.length === 0) return invalid('personIds', 'Chưa chọn ai mới đến');
    for (const personId of fresh) await arrive(ctx, { meetingId, personId }, { mode: 'present', proof: 'list' });
    const event = { type: 'meeting.list_marked', subject: meetingId, data: { marked: fresh.length } };
    return ok({ permit: begun.value.permit, value: { id: meetingId, marked: fresh.length }, event });
  },
});

const Arrived = zod.object({ id: zod.uuid(), name: zod.string(), post: zod.string(), isNew: zod.boolean() });

/** At the desk: the number on the list or the person's code, and the name comes back large. */
export const checkInNumber = command({
  name: 'meeting.checkInNumber',
  http: 'POST /meetings/{meetingId}/check-in/number',
  summary: 'Ghi có mặt bằng số thứ tự trong danh sách hoặc mã người',
  input: NumberInput,
  output: Arrived,
  async run(ctx, { meetingId, number }) {
    const begun = await begin(ctx, 'meeting.checkInNumber', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const line = await byNumber(ctx, meetingId, number);
    if (!counted(line)) return invalid('number', `Không có số “${number}” trong danh sách`);
    const isNew = await arrive(ctx, { meetingId, personId: line.person_id }, { mode: 'present', proof: 'number' });
    const value = { id: meetingId, name: line.name, post: line.post, isNew };
    const data = { personId: line.person_id, isNew };
    return ok({ permit: begun.value.permit, value, event: { type: 'meeting.checked_in', subject: meetingId, data } });
  },
});

const byNumber = (ctx: Ctx, meetingId: string, typed: string): Promise<InviteeRow | undefined> => {
  const ofMeeting = tables(ctx.tx)
    .selectFrom('meeting.invitee')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId);
  return /^\d{1,4}$/.test(typed)
    ? ofMeeting.where('seat_no', '=', Number(typed)).executeTakeFirst()
    : ofMeeting.where('code', '=', typed.toUpperCase()).where('code', '<>', '').executeTakeFirst();
};

/** After closing: how it really was. What stood before is kept with the reason, and the figures follow at once. */
export const correctAttendance = command({
  name: 'meeting.correctAttendance',
  http: 'PUT /meetings/{meetingId}/attendance/{personId}',
  summary: 'Sửa điểm danh sau khi bế mạc, có lý do; số liệu cũ được giữ lại',
  input: CorrectAttendanceInput,
  output: Made,
  async run(ctx, { meetingId, personId, as, excuse, reason }) {
    const begun = await begin(ctx, 'meeting.correctAttendance', { meetingId, states: HELD });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const before = (await standingsOf(ctx, meetingId)).find((one) => one.person_id === personId);
    if (!before) return invalid('personId', NOT_CALLED);
    if (as === 'excused' && excuse === '') return invalid('excuse', 'Ghi lý do vắng');
    await putRight(ctx, meeting, { personId, as, excuse });
    const { name, standing, is_online: isOnline } = before;
    const kept = canonicalJson({ personId, name, standing, isOnline, because: before.because });
    await keepCorrection(ctx, meetingId, { what: 'attendance', before: kept, reason });
    await keepTallies(ctx, meeting);
    const event = { type: 'meeting.attendance_corrected', subject: meetingId, data: { personId, as, reason } };
    return ok({ permit, value: { id: meetingId }, event });
  },
});

interface Right {
  readonly personId: string;
  readonly as: z.output<typeof CorrectAttendanceInput>['as'];
  readonly excuse: string;
}
async function putRight(ctx: Ctx, meeting: MeetingRow, { personId, as, excuse }: Right): Promise<void> {
  const who = { meetingId: meeting.meeting_id, personId };
  await withdrawStays(ctx, who);
  await withdrawExcuse(ctx, who);
  if (as === 'excused') await keepExcuse(ctx, who, excuse);
  if (as !== 'present' && as !== 'online') return;
  const [from, to] = [meeting.opened_at ?? meeting.starts_at, meeting.closed_at ?? ctx.now];
  await arrive(ctx, who, { mode: as, proof: 'secretary', stay: { from, to } });
}

import { randomBytes } from 'node:crypto';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { arrive } from '../attendance.sql.ts';
import { change, factsOf, meetingById, refusedTo } from '../begin.ts';
import { provenBy } from '../check-in-code.ts';
import { mayChooseCode, mayTakePart } from '../meeting.policy.ts';
import { missing } from '../meeting.refusals.ts';
import { CheckInInput, Made, SetCheckInInput } from '../meeting.schema.ts';
import { BEFORE, standsIn } from '../states.ts';

const WRONG = 'Mã không đúng hoặc đã đổi. Hãy quét lại mã, hoặc gõ số đang chiếu trong hội trường.';

/** Whoever is called says himself that he is there, with the code that stands in the hall; it changes all the time. */
export const checkIn = command({
  name: 'meeting.checkIn',
  http: 'POST /meetings/{meetingId}/check-in',
  summary: 'Tự ghi có mặt bằng mã QR hoặc số đang chiếu trong hội trường',
  input: CheckInInput,
  output: Made,
  async run(ctx, { meetingId, code }) {
    const meeting = await meetingById(ctx, meetingId, { lock: true });
    if (!meeting) return missing('meeting');
    const facts = await factsOf(ctx, meeting);
    const permit = mayTakePart(ctx.actor, 'meeting.checkIn', facts);
    if (!permit || ctx.actor.kind !== 'person') return refusedTo(ctx.actor, 'meeting.checkIn', facts);
    const fits = standsIn(meeting.state, ['open']);
    if (!fits.ok) return fits;
    const proof = provenBy(ctx, meeting, code);
    if (proof === undefined) return invalid('code', WRONG);
    const { personId } = ctx.actor;
    const came = await arrive(ctx, { meetingId, personId }, { mode: 'present', proof });
    if (!came) return conflict('Đồng chí đã được ghi là có mặt.');
    const event = { type: 'meeting.checked_in', subject: meetingId, data: { personId, isNew: true, proof } };
    return ok({ permit, value: { id: meetingId }, event });
  },
});

/** The office chooses how the code of a meeting is shown; a fixed one that can be printed asks for a reason and is new. */
export const setCheckIn = command({
  name: 'meeting.setCheckIn',
  http: 'PUT /meetings/{meetingId}/check-in',
  summary: 'Chọn mã điểm danh: tự đổi sau mỗi khoảng giây, hoặc mã in sẵn (có lý do)',
  input: SetCheckInInput,
  output: Made,
  async run(ctx, { meetingId, mode, seconds, reason }) {
    const meeting = await meetingById(ctx, meetingId, { lock: true });
    if (!meeting) return missing('meeting');
    const permit = mayChooseCode(ctx.actor);
    if (!permit) return refusedTo(ctx.actor, 'meeting.setCheckIn', await factsOf(ctx, meeting));
    const fits = standsIn(meeting.state, [...BEFORE, 'open']);
    if (!fits.ok) return fits;
    if (mode === 'printed' && reason === undefined) return invalid('reason', 'Nêu lý do dùng mã in sẵn');
    const set = { check_in_mode: mode, check_in_seconds: seconds };
    // Whatever was printed before is worth nothing from now on.
    await change(ctx, meeting, { ...set, check_in_code: randomBytes(9).toString('base64url') });
    const data = { mode, seconds, ...(reason !== undefined && { reason }) };
    return ok({ permit, value: { id: meetingId }, event: { type: 'meeting.check_in_set', subject: meetingId, data } });
  },
});

import type { z } from 'zod';
import { conflict, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { keepCorrection } from '../attendance.sql.ts';
import { begin } from '../begin.ts';
import { guestsOf, nextGuestNo, setGuest } from '../guest.sql.ts';
import { missing } from '../meeting.refusals.ts';
import { AddGuestInput, Made, MarkGuestInput } from '../meeting.schema.ts';
import { tables, type GuestRow, type MeetingRow } from '../meeting.tables.ts';
import { BEFORE, HELD, type MeetingState } from '../states.ts';
import { keepTallies } from '../tally.sql.ts';

const REASON_FIRST = 'Cuộc họp đã kết thúc: nêu lý do sửa';
const isHeld = ({ state }: MeetingRow): boolean => HELD.includes(state);

/** Writes down a guest, expected or at the door. He is counted by himself and never among those called. */
export const addGuest = command({
  name: 'meeting.addGuest',
  http: 'POST /meetings/{meetingId}/guests',
  summary: 'Ghi một khách mời với cơ quan của khách; khách không tính vào số triệu tập',
  input: AddGuestInput,
  output: Made,
  async run(ctx, { meetingId, name, body, isHere, reason }) {
    const begun = await begin(ctx, 'meeting.addGuest', { meetingId, states: [...BEFORE, 'open', ...HELD] });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const stay = stayOf(ctx, meeting, { isHere, reason });
    if (!stay.ok) return stay;
    const guestId = timedId(ctx.now);
    const ids = { tenant_id: ctx.tenantId, guest_id: guestId, meeting_id: meetingId };
    const guest = {
      ...ids,
      guest_no: await nextGuestNo(ctx, meetingId),
      name,
      body,
      ...stay.value,
      is_withdrawn: false,
    };
    await tables(ctx.tx).insertInto('meeting.guest').values(guest).execute();
    await keepAfterwards(ctx, meeting, { before: null, guest, reason });
    const event = { type: 'meeting.guest_added', subject: meetingId, data: { guestId, name, body, isHere } };
    return ok({ permit, value: { id: guestId }, event });
  },
});

type Stay = Pick<GuestRow, 'from_at' | 'to_at'>;
function stayOf(
  ctx: Ctx,
  meeting: MeetingRow,
  { isHere, reason }: Pick<z.output<typeof AddGuestInput>, 'isHere' | 'reason'>,
): Result<Stay> {
  if (isHeld(meeting)) return reason === undefined ? invalid('reason', REASON_FIRST) : ok(wholeOf(ctx, meeting));
  if (!isHere) return ok({ from_at: null, to_at: null });
  if (meeting.state !== 'open') return invalid('isHere', 'Chưa khai mạc: ghi khách dự kiến trước');
  return ok({ from_at: ctx.now, to_at: null });
}

/** He was there all the time, written afterwards. */
const wholeOf = (ctx: Ctx, { opened_at: openedAt, starts_at: startsAt, closed_at: closedAt }: MeetingRow) => ({
  from_at: openedAt ?? startsAt,
  to_at: closedAt ?? ctx.now,
});

interface Afterwards {
  /** What stood before; nothing when the guest was not written down at all. */
  readonly before: GuestRow | null;
  readonly guest: Pick<GuestRow, 'guest_id' | 'name'>;
  readonly reason: string | undefined;
}
/** Once it is over: keeps what stood before and why, and lets the figures follow. */
async function keepAfterwards(ctx: Ctx, meeting: MeetingRow, { before, guest, reason }: Afterwards): Promise<void> {
  if (!isHeld(meeting)) return;
  const hadCome = before !== null && before.from_at !== null;
  const kept = canonicalJson({ guestId: guest.guest_id, name: guest.name, hadCome });
  await keepCorrection(ctx, meeting.meeting_id, { what: 'guest', before: kept, reason: reason ?? '' });
  await keepTallies(ctx, meeting);
}

/** A guest comes, leaves, or was written down wrongly. After closing a reason is asked and what stood before is kept. */
export const markGuest = command({
  name: 'meeting.markGuest',
  http: 'PUT /meetings/{meetingId}/guests/{guestId}',
  summary: 'Ghi khách mời đến, ra về, hoặc ghi nhầm (có lý do)',
  input: MarkGuestInput,
  output: Made,
  async run(ctx, { meetingId, guestId, as, reason }) {
    const begun = await begin(ctx, 'meeting.markGuest', { meetingId, states: statesFor(as) });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const guest = (await guestsOf(ctx, meetingId)).find((one) => one.guest_id === guestId);
    if (!guest) return missing('guest');
    if (reason === undefined && asksReason(meeting, as)) return invalid('reason', 'Nêu lý do');
    const set = setBy(ctx, { meeting, guest, as });
    if (!set.ok) return set;
    await setGuest(ctx, guestId, set.value);
    await keepAfterwards(ctx, meeting, { before: guest, guest, reason });
    const event = { type: 'meeting.guest_marked', subject: meetingId, data: { guestId, as } };
    return ok({ permit, value: { id: guestId }, event });
  },
});

type As = z.output<typeof MarkGuestInput>['as'];
function statesFor(as: As): readonly MeetingState[] {
  if (as === 'withdrawn') return [...BEFORE, 'open', ...HELD];
  return as === 'left' ? ['open'] : ['open', ...HELD];
}

interface Marked {
  readonly meeting: MeetingRow;
  readonly guest: GuestRow;
  readonly as: As;
}
const asksReason = (meeting: MeetingRow, as: As): boolean => as === 'withdrawn' || isHeld(meeting);

function setBy(ctx: Ctx, { meeting, guest, as }: Marked): Result<Partial<GuestRow>> {
  if (as === 'withdrawn') return ok({ is_withdrawn: true });
  const isThere = guest.from_at !== null && guest.to_at === null;
  if (as === 'left') return isThere ? ok({ to_at: ctx.now }) : conflict('Khách này chưa được ghi là có mặt.');
  const came = isHeld(meeting) ? guest.from_at !== null : isThere;
  return came ? conflict('Khách này đã được ghi là có mặt.') : ok(stayFrom(ctx, meeting, guest));
}

const stayFrom = (ctx: Ctx, meeting: MeetingRow, guest: GuestRow): Stay =>
  isHeld(meeting) ? wholeOf(ctx, meeting) : { from_at: guest.from_at ?? ctx.now, to_at: null };

import type { Ctx } from '../../usecase/index.ts';
import { tables, type GuestRow } from './meeting.tables.ts';

/** The guests of a meeting in the order they were written down, without those written down wrongly. */
export const guestsOf = async (ctx: Ctx, meetingId: string): Promise<GuestRow[]> =>
  (await everWritten(ctx, meetingId)).filter((one) => !one.is_withdrawn);

const everWritten = (ctx: Ctx, meetingId: string): Promise<GuestRow[]> =>
  tables(ctx.tx)
    .selectFrom('meeting.guest')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('guest_no')
    .execute();

/** The number of the next guest; the meeting is held still by whoever asks. */
export const nextGuestNo = async (ctx: Ctx, meetingId: string): Promise<number> =>
  ((await everWritten(ctx, meetingId)).at(-1)?.guest_no ?? 0) + 1;

/** A guest as pages show him. */
export const guestLine = (row: GuestRow) => ({
  guestId: row.guest_id,
  guestNo: row.guest_no,
  name: row.name,
  body: row.body,
  hasCome: row.from_at !== null,
  isThere: row.from_at !== null && row.to_at === null,
});

/** Changes a guest. */
export async function setGuest(ctx: Ctx, guestId: string, set: Partial<GuestRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('meeting.guest')
    .set(set)
    .where('tenant_id', '=', ctx.tenantId)
    .where('guest_id', '=', guestId)
    .execute();
}

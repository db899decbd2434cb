import { timedId } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { tables } from './meeting.tables.ts';
import type { Proof } from './states.ts';

interface Who {
  readonly meetingId: string;
  readonly personId: string;
}
interface Arrival {
  readonly mode: 'present' | 'online';
  readonly proof: Proof;
  /** Written afterwards: from when until when. */
  readonly stay?: { readonly from: Date; readonly to: Date };
}

/** Begins a stay; false when he is there already. Whoever comes is no longer excused. */
export async function arrive(ctx: Ctx, who: Who, { mode, proof, stay }: Arrival): Promise<boolean> {
  const added = await tables(ctx.tx)
    .insertInto('meeting.attendance')
    .values({
      ...{ tenant_id: ctx.tenantId, attendance_id: timedId(ctx.now), meeting_id: who.meetingId },
      ...{ person_id: who.personId, from_at: stay?.from ?? ctx.now, to_at: stay?.to ?? null },
      ...{ mode, proof, is_withdrawn: false },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('attendance_id')
    .executeTakeFirst();
  if (added) await withdrawExcuse(ctx, who);
  return added !== undefined;
}

/** Ends the stay; false when he is not there. */
export async function leave(ctx: Ctx, { meetingId, personId }: Who): Promise<boolean> {
  const ended = await tables(ctx.tx)
    .updateTable('meeting.attendance')
    .set({ to_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .where('to_at', 'is', null)
    .where('is_withdrawn', '=', false)
    .returning('attendance_id')
    .execute();
  return ended.length > 0;
}

/** Takes back every stay of a person: he was not there. The rows stay. */
export async function withdrawStays(ctx: Ctx, { meetingId, personId }: Who): Promise<void> {
  await tables(ctx.tx)
    .updateTable('meeting.attendance')
    .set({ is_withdrawn: true })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .where('is_withdrawn', '=', false)
    .execute();
}

/** Notes why somebody is not there; a former reason is replaced. */
export async function keepExcuse(ctx: Ctx, { meetingId, personId }: Who, because: string): Promise<void> {
  await tables(ctx.tx)
    .insertInto('meeting.excuse')
    .values({ tenant_id: ctx.tenantId, meeting_id: meetingId, person_id: personId, because, is_withdrawn: false })
    .onConflict((clash) =>
      clash.columns(['tenant_id', 'meeting_id', 'person_id']).doUpdateSet({ because, is_withdrawn: false }),
    )
    .execute();
}

/** Takes a reason for absence back. */
export async function withdrawExcuse(ctx: Ctx, { meetingId, personId }: Who): Promise<void> {
  await tables(ctx.tx)
    .updateTable('meeting.excuse')
    .set({ is_withdrawn: true })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .where('is_withdrawn', '=', false)
    .execute();
}

/** Keeps what stood before a change after closing. */
export async function keepCorrection(
  ctx: Ctx,
  meetingId: string,
  { what, before, reason }: { readonly what: string; readonly before: string; readonly reason: string },
): Promise<void> {
  const { actor } = ctx;
  await tables(ctx.tx)
    .insertInto('meeting.correction')
    .values({
      ...{ tenant_id: ctx.tenantId, correction_id: timedId(ctx.now), meeting_id: meetingId, what, before, reason },
      made_at: ctx.now,
      made_by: actor.kind === 'person' ? actor.personId : actor.kind,
    })
    .execute();
}

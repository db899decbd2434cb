import { dayOf, hidden, ok, type Permit, type Result } from '../../kernel/index.ts';
import type { Actor, Ctx } from '../../usecase/index.ts';
import { holdingsOn } from '../org/index.ts';
import { mayRead, mayRun, type MeetingFacts, type RunVerb } from './meeting.policy.ts';
import { forbidden, missing } from './meeting.refusals.ts';
import { tables, type MeetingRow } from './meeting.tables.ts';
import { standsIn, type MeetingState } from './states.ts';

/** Whether the actor heads or leads this unit today. */
export async function leadsUnit(ctx: Ctx, unitId: string): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || !actor.holdings.some((holding) => holding.unitId === unitId)) return false;
  const held = await holdingsOn(ctx.tx, ctx.tenantId, { day: dayOf(ctx.now), unitId, personId: actor.personId });
  return held.some(({ isHead, isLeader }) => isHead || isLeader);
}

/** A meeting of this tenant; `lock` holds it still until the end of the transaction. */
export const meetingById = (
  ctx: Ctx,
  meetingId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<MeetingRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('meeting.meeting')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();

/** The line of a person on the list of a meeting. */
export const inviteeOf = (ctx: Ctx, meetingId: string, personId: string) =>
  tables(ctx.tx)
    .selectFrom('meeting.invitee')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .executeTakeFirst();

/** What the policies ask about a meeting and the actor. */
export async function factsOf(ctx: Ctx, meeting: MeetingRow): Promise<MeetingFacts> {
  const { actor } = ctx;
  const mine = actor.kind === 'person' ? await inviteeOf(ctx, meeting.meeting_id, actor.personId) : undefined;
  return {
    chairId: meeting.chair_id,
    secretaryId: meeting.secretary_id,
    isLed: await leadsUnit(ctx, meeting.unit_id),
    // A list that was not sent calls nobody yet.
    isInvited: mine !== undefined && mine.excluded_because === '' && meeting.state !== 'planned',
  };
}

/** Refuses a step; to whoever may not even read the meeting it is as if it were not there. */
export const refusedTo = (actor: Actor, action: string, facts: MeetingFacts): Result<never> =>
  mayRead(actor, 'meeting.one', facts) ? forbidden(action) : hidden(action, 'meeting');

/** A meeting held still, and the permit to run it. */
export interface Begun<N extends string> {
  readonly meeting: MeetingRow;
  readonly permit: Permit<N>;
}

/** Loads and locks a meeting, asks who may run it, and whether the step fits where it stands. */
export async function begin<N extends RunVerb>(
  ctx: Ctx,
  verb: N,
  { meetingId, states }: { readonly meetingId: string; readonly states: readonly MeetingState[] },
): Promise<Result<Begun<N>>> {
  const meeting = await meetingById(ctx, meetingId, { lock: true });
  if (!meeting) return missing('meeting');
  const facts = await factsOf(ctx, meeting);
  const permit = mayRun(ctx.actor, verb, facts);
  if (!permit) return refusedTo(ctx.actor, verb, facts);
  const fits = standsIn(meeting.state, states);
  return fits.ok ? ok({ meeting, permit }) : fits;
}

/** Changes a meeting; its revision goes up. */
export async function change(ctx: Ctx, meeting: MeetingRow, set: Partial<MeetingRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('meeting.meeting')
    .set({ ...set, revision: meeting.revision + 1 })
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meeting.meeting_id)
    .execute();
}

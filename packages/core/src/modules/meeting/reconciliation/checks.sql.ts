import { sql, type RawBuilder } from 'kysely';
import { DAY_MS } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { lies, type Within } from '../meeting.figures.ts';
import { HELD, type MeetingState } from '../states.ts';

/** How many lines of a check are shown; its total says how many there are. */
const SHOWN = 100;

/** A meeting that a check names. */
export interface Named {
  readonly meeting_id: string;
  readonly title: string;
  readonly unit_id: string;
  readonly held_on: string;
  readonly state: MeetingState;
  readonly total: number;
}
/** The other one of a pair. */
export interface Paired extends Named {
  readonly other_id: string;
  readonly other_title: string;
  readonly other_state: MeetingState;
}

const heldOn = (of: string) => sql`(${sql.ref(`${of}.starts_at`)} at time zone 'Asia/Ho_Chi_Minh')::date`;
const named = (of: string) =>
  sql`${sql.ref(`${of}.meeting_id`)}, ${sql.ref(`${of}.title`)}, ${sql.ref(`${of}.unit_id`)}, ${heldOn(of)} as held_on,
    ${sql.ref(`${of}.state`)}, count(*) over ()::int as total`;
const other = sql`o.meeting_id as other_id, o.title as other_title, o.state as other_state`;

const isHeld = sql`m.state = any(${[...HELD]}::text[])`;

async function lines<L>(ctx: Ctx, select: RawBuilder<unknown>, first = sql`held_on desc, meeting_id`): Promise<L[]> {
  const { rows } = await sql<L>`${select} order by ${first} limit ${SHOWN}`.execute(ctx.tx);
  return rows;
}

/** The meetings of these ids. */
export const namedBy = (ctx: Ctx, meetingIds: readonly string[]) =>
  lines<Named>(
    ctx,
    sql`select ${named('m')} from meeting.meeting m
      where m.tenant_id = ${ctx.tenantId} and m.meeting_id = any(${[...meetingIds]}::uuid[])`,
  );

/** How many held meetings there are in a scope. */
export async function heldIn(ctx: Ctx, within: Within): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from meeting.meeting m where ${lies(ctx, within)} and ${isHeld}`.execute(ctx.tx);
  return rows[0]?.n ?? 0;
}

/** A pair that looks like one meeting, with how many people both have called. */
export interface AlikeRow extends Paired {
  readonly starts_at: Date;
  readonly other_starts_at: Date;
  readonly in_both: number;
}
/**
 * Pairs of one unit, kind and day (rule 6 of the domain analysis, 6.8) about which nobody has decided yet; a meeting and its
 * own make-up session are no pair.
 */
export const alike = (ctx: Ctx, within: Within) =>
  lines<AlikeRow>(
    ctx,
    // Those that share unit, kind and day with another are few; only they are laid side by side.
    sql`with day as materialized (
        select m.*, ${heldOn('m')} as held_on, count(*) over (partition by unit_id, kind, ${heldOn('m')}) as alike
        from meeting.meeting m where ${lies(ctx, within)} and m.state <> 'cancelled'
      ), twin as materialized (select * from day where alike > 1)
      select ${named('m')}, m.starts_at, ${other}, o.starts_at as other_starts_at, (
        select count(*)::int from meeting.invitee i join meeting.invitee j
          on j.tenant_id = i.tenant_id and j.meeting_id = o.meeting_id and j.person_id = i.person_id
        where i.tenant_id = m.tenant_id and i.meeting_id = m.meeting_id
          and i.excluded_because = '' and j.excluded_because = '') as in_both
      from twin m
        join twin o on o.unit_id = m.unit_id and o.kind = m.kind and o.held_on = m.held_on and o.meeting_id > m.meeting_id
        left join meeting.kept_apart k on k.tenant_id = m.tenant_id and k.meeting_id = m.meeting_id
          and k.other_id = o.meeting_id
      where k.meeting_id is null
        and m.make_up_of is distinct from o.meeting_id and o.make_up_of is distinct from m.meeting_id`,
  );

/** A pair about which somebody has decided, and why. */
export interface DecidedRow extends Paired {
  readonly reason: string;
}
/** Pairs that are two meetings. */
export const keptApart = (ctx: Ctx, within: Within) =>
  lines<DecidedRow>(
    ctx,
    sql`select ${named('m')}, ${other}, k.reason
      from meeting.kept_apart k
        join meeting.meeting m on m.tenant_id = k.tenant_id and m.meeting_id = k.meeting_id
        join meeting.meeting o on o.tenant_id = k.tenant_id and o.meeting_id = k.other_id
      where k.tenant_id = ${ctx.tenantId} and ${lies(ctx, within)}`,
  );
/** Meetings struck because they were written down twice. */
export const struck = (ctx: Ctx, within: Within) =>
  lines<DecidedRow>(
    ctx,
    sql`select ${named('m')}, ${other}, coalesce((
        select c.reason from meeting.correction c where c.tenant_id = m.tenant_id and c.meeting_id = m.meeting_id
          and c.what = 'duplicate' order by c.made_at desc limit 1), '') as reason
      from meeting.meeting m
        join meeting.meeting o on o.tenant_id = m.tenant_id and o.meeting_id = m.duplicate_of
      where ${lies(ctx, within)} and m.duplicate_of is not null`,
  );

/** A meeting that was changed after it had closed. */
export interface ChangedRow extends Named {
  readonly changes: number;
  readonly last_at: Date;
  readonly reason: string;
  /** Whether a change came after minutes had been drawn from the records. */
  readonly is_after_minutes: boolean;
}
/** Held meetings with corrections (rule 8: a figure whose records were changed says so), latest change first. */
export const changed = (ctx: Ctx, within: Within) =>
  lines<ChangedRow>(
    ctx,
    sql`select ${named('m')}, c.changes, c.last_at, c.reason, coalesce(c.last_at > (
        select max(drawn_at) from meeting.minutes d where d.tenant_id = m.tenant_id and d.meeting_id = m.meeting_id
      ), false) as is_after_minutes
      from meeting.meeting m join lateral (
        select count(*)::int as changes, max(made_at) as last_at, (array_agg(reason order by made_at desc))[1] as reason
        from meeting.correction c where c.tenant_id = m.tenant_id and c.meeting_id = m.meeting_id
      ) c on c.changes > 0
      where ${lies(ctx, within)} and ${isHeld}`,
    sql`last_at desc, meeting_id`,
  );

/** Their day has passed, and they are neither closed nor cancelled. */
export const notClosed = (ctx: Ctx, within: Within, today: string) =>
  lines<Named>(
    ctx,
    sql`select ${named('m')} from meeting.meeting m
      where ${lies(ctx, within)} and m.state in ('planned', 'invited', 'open') and ${heldOn('m')} < ${today}::date`,
  );

const SIGNED_WITHIN_DAYS = 7;
/** Closed for a week or longer without signed minutes. */
export const notSigned = (ctx: Ctx, within: Within) =>
  lines<Named>(
    ctx,
    sql`select ${named('m')} from meeting.meeting m
      where ${lies(ctx, within)} and m.state = 'closed'
        and m.closed_at <= ${new Date(ctx.now.getTime() - SIGNED_WITHIN_DAYS * DAY_MS)}`,
  );

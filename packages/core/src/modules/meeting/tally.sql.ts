import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import type { MeetingRow } from './meeting.tables.ts';
import { meetingById } from './begin.ts';
import { HELD } from './states.ts';
import { standings } from './standing.sql.ts';

/** What a held meeting adds to the figures, made anew: when it closes and after every correction. */
export async function keepTally(ctx: Ctx, meetingId: string): Promise<void> {
  const at = sql`tenant_id = ${ctx.tenantId} and meeting_id = ${meetingId}`;
  await count(ctx, meetingId, -1);
  await sql`delete from meeting.tally where ${at}`.execute(ctx.tx);
  const spoken = sql`select count(*)::int from meeting.opinion where ${at} and state in ('speaking', 'done')`;
  const came = sql`select count(*)::int from meeting.guest where ${at} and from_at is not null and not is_withdrawn`;
  await sql`
    insert into meeting.tally
    select m.tenant_id, m.meeting_id, g.category, g.category_name, m.unit_id,
      (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date, m.is_study, m.make_up_of is not null,
      case when g.category = '' then 1 else 0 end,
      case when g.category = '' then (${spoken}) else 0 end,
      case when g.category = '' then (${spoken} and kind = 'paper') else 0 end,
      g.invited, g.present, g.online, g.late, g.excused, g.made_up,
      case when g.category = '' then (${came}) else 0 end
    from meeting.meeting m cross join (
      select category, max(category_name) as category_name, count(person_id)::int as invited,
        count(*) filter (where standing = 'present')::int as present,
        count(*) filter (where is_online)::int as online,
        count(*) filter (where is_late)::int as late,
        count(*) filter (where standing = 'excused')::int as excused,
        count(*) filter (where is_made_up)::int as made_up
      from (
        select category, category_name, person_id, standing, is_online, is_late, is_made_up
        from (${standings(ctx, meetingId)}) s
        union all select '', '', null, '', false, false, false
      ) t group by category
    ) g
    where m.tenant_id = ${ctx.tenantId} and m.meeting_id = ${meetingId} and m.state = any(${[...HELD]}::text[])`.execute(
    ctx.tx,
  );
  await count(ctx, meetingId, 1);
}

/** Adds the tally of a meeting to the counters of its month, or takes it out again; always in the same order of rows. */
async function count(ctx: Ctx, meetingId: string, sign: 1 | -1): Promise<void> {
  await sql`
    insert into meeting.counter as c
    select tenant_id, unit_id, date_trunc('month', held_on)::date, is_study, is_make_up, category, category_name,
      ${sign} * sessions, ${sign} * opinions, ${sign} * papers, ${sign} * invited, ${sign} * present,
      ${sign} * excused, ${sign} * made_up, ${sign} * guests
    from meeting.tally where tenant_id = ${ctx.tenantId} and meeting_id = ${meetingId} order by category
    on conflict (tenant_id, unit_id, month, is_study, is_make_up, category) do update set
      category_name = excluded.category_name, sessions = c.sessions + excluded.sessions,
      opinions = c.opinions + excluded.opinions, papers = c.papers + excluded.papers,
      invited = c.invited + excluded.invited, present = c.present + excluded.present,
      excused = c.excused + excluded.excused, made_up = c.made_up + excluded.made_up,
      guests = c.guests + excluded.guests`.execute(ctx.tx);
}

/** The tally of a meeting and, where it makes up for another, of that one too. */
export async function keepTallies(ctx: Ctx, meeting: Pick<MeetingRow, 'meeting_id' | 'make_up_of'>): Promise<void> {
  await keepTally(ctx, meeting.meeting_id);
  if (meeting.make_up_of === null) return;
  // Held still, so that two make-up sessions that close at once do not each count without the other.
  await meetingById(ctx, meeting.make_up_of, { lock: true });
  await keepTally(ctx, meeting.make_up_of);
}

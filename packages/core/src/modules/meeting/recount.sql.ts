import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { lies, type Within } from './meeting.figures.ts';
import { HELD } from './states.ts';

const SUMMED = ['sessions', 'opinions', 'papers', 'guests', 'invited', 'present', 'excused', 'made_up'] as const;
const columns = (of: string) => sql.join(SUMMED.map((name) => sql.ref(`${of}.${name}`)));

/**
 * The held meetings whose tally is not what their rows say, counted apart from how tallies are made, all at once: of every
 * unit and day, or those that lie `within` some.
 */
export async function wrongTallies(ctx: Ctx, within?: Within): Promise<string[]> {
  const ours = sql`tenant_id = ${ctx.tenantId}`;
  const lie = within ? lies(ctx, within) : sql`m.${ours}`;
  const isHeld = sql`state = any(${[...HELD]}::text[])`;
  const { rows } = await sql<{ meeting_id: string }>`
    with held as (
      select meeting_id, unit_id, (starts_at at time zone 'Asia/Ho_Chi_Minh')::date as held_on, is_study, make_up_of,
        greatest(starts_at, opened_at) + make_interval(mins => late_after_minutes) as late_from
      from meeting.meeting m where ${lie} and ${isHeld}
    ), came as (
      select meeting_id, person_id, min(from_at) as first_at, bool_and(mode = 'online') as is_online
      from meeting.attendance where ${ours} and not is_withdrawn and meeting_id in (select meeting_id from held)
      group by meeting_id, person_id
    ), heard as (
      select distinct u.make_up_of as meeting_id, a.person_id
      from meeting.meeting u join meeting.attendance a on a.${ours} and a.meeting_id = u.meeting_id and not a.is_withdrawn
      where u.${ours} and u.${isHeld} and u.make_up_of in (select meeting_id from held)
    ), people as (
      select i.meeting_id, i.category, count(*) as invited, count(c.person_id) as present,
        count(*) filter (where c.is_online) as online, count(*) filter (where c.first_at > h.late_from) as late,
        count(e.person_id) filter (where c.person_id is null) as excused,
        count(d.person_id) filter (where c.person_id is null) as made_up
      from held h join meeting.invitee i on i.${ours} and i.meeting_id = h.meeting_id and i.excluded_because = ''
        left join came c on c.meeting_id = i.meeting_id and c.person_id = i.person_id
        left join heard d on d.meeting_id = i.meeting_id and d.person_id = i.person_id
        left join meeting.excuse e on e.${ours} and e.meeting_id = i.meeting_id and e.person_id = i.person_id
          and not e.is_withdrawn
      group by i.meeting_id, i.category
    ), said as (
      select meeting_id, count(*) as opinions, count(*) filter (where kind = 'paper') as papers
      from meeting.opinion where ${ours} and state in ('speaking', 'done')
        and meeting_id in (select meeting_id from held) group by meeting_id
    ), guests as (
      select meeting_id, count(*) as guests
      from meeting.guest where ${ours} and from_at is not null and not is_withdrawn
        and meeting_id in (select meeting_id from held) group by meeting_id
    ), part as (
      select meeting_id, '' as category, 1 as sessions, coalesce(opinions, 0) as opinions, coalesce(papers, 0) as papers,
        coalesce(guests, 0) as guests, 0 as invited, 0 as present, 0 as online, 0 as late, 0 as excused, 0 as made_up
      from held left join said using (meeting_id) left join guests using (meeting_id)
      union all select meeting_id, category, 0, 0, 0, 0, invited, present, online, late, excused, made_up from people
    ), counted as (
      select h.meeting_id, p.category, h.unit_id, h.held_on, h.is_study, h.make_up_of is not null as is_make_up,
        sum(sessions) as sessions, sum(opinions) as opinions, sum(papers) as papers, sum(guests) as guests,
        sum(invited) as invited, sum(present) as present, sum(excused) as excused, sum(made_up) as made_up,
        sum(online) as online, sum(late) as late
      from part p join held h using (meeting_id) group by 1, 2, 3, 4, 5, 6
    )
    select distinct coalesce(c.meeting_id, t.meeting_id) as meeting_id
    from counted c full join (
        select t.* from meeting.tally t join meeting.meeting m on m.tenant_id = t.tenant_id and m.meeting_id = t.meeting_id
        where ${lie}
      ) t
      on t.meeting_id = c.meeting_id and t.category = c.category
    where (c.unit_id, c.held_on, c.is_study, c.is_make_up, c.online, c.late, ${columns('c')})
      is distinct from (t.unit_id, t.held_on, t.is_study, t.is_make_up, t.online, t.late, ${columns('t')})
    order by 1`.execute(ctx.tx);
  return rows.map((row) => row.meeting_id);
}

/** What a counter is kept for. */
export interface CounterKey {
  readonly unit_id: string;
  /** First day of the month. */
  readonly month: string;
  readonly is_study: boolean;
  readonly is_make_up: boolean;
  readonly category: string;
}

/** The counters that are not the sum of the tallies of their month. */
export async function wrongCounters(ctx: Ctx): Promise<CounterKey[]> {
  const sums = sql.join(SUMMED.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`));
  const kept = sql.join(SUMMED.map((name) => sql`coalesce(${sql.ref(`c.${name}`)}, 0)`));
  const counted = sql.join(SUMMED.map((name) => sql`coalesce(${sql.ref(`s.${name}`)}, 0)`));
  const { rows } = await sql<CounterKey>`
    select unit_id, month, is_study, is_make_up, category
    from (select unit_id, date_trunc('month', held_on)::date as month, is_study, is_make_up, category, ${sums}
        from meeting.tally where tenant_id = ${ctx.tenantId} group by 1, 2, 3, 4, 5) s
      full join (select * from meeting.counter where tenant_id = ${ctx.tenantId}) c
        using (unit_id, month, is_study, is_make_up, category)
    where (${kept}) is distinct from (${counted})
    order by unit_id, month, is_study, is_make_up, category`.execute(ctx.tx);
  return rows;
}

/**
 * Makes one counter the sum of its tallies again. The counter is held still before the tallies are read: whoever changes a
 * tally of that month at this moment waits, and adds to the right number.
 */
export async function mendCounter(ctx: Ctx, key: CounterKey): Promise<void> {
  const { unit_id: unitId, month, is_study: isStudy, is_make_up: isMakeUp, category } = key;
  const one = sql`tenant_id = ${ctx.tenantId} and unit_id = ${unitId} and is_study = ${isStudy}
    and is_make_up = ${isMakeUp} and category = ${category}`;
  const none = sql.join(SUMMED.map(() => sql`0`));
  await sql`insert into meeting.counter (tenant_id, unit_id, month, is_study, is_make_up, category, category_name,
      ${sql.join(SUMMED.map((name) => sql.ref(name)))})
    select ${ctx.tenantId}, ${unitId}, ${month}::date, ${isStudy}, ${isMakeUp}, ${category}, coalesce(max(category_name), ''),
      ${none} from meeting.tally where ${one} and date_trunc('month', held_on)::date = ${month}::date
    on conflict do nothing`.execute(ctx.tx);
  await sql`select 1 from meeting.counter where ${one} and month = ${month}::date for update`.execute(ctx.tx);
  await sql`update meeting.counter c set ${sql.join(SUMMED.map((name) => sql`${sql.ref(name)} = s.${sql.ref(name)}`))}
    from (select ${sql.join(SUMMED.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)::int as ${sql.ref(name)}`))}
      from meeting.tally where ${one} and held_on >= ${month}::date
        and held_on < (${month}::date + interval '1 month')::date) s
    where ${one} and c.month = ${month}::date`.execute(ctx.tx);
}

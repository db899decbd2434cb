import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../usecase/index.ts';
import { HELD } from './states.ts';
import type { FigureKey, FiguresInput } from './view.schema.ts';

/** Which meetings and people a figure is over; the units are those of the scope, spelt out; null is every unit. */
export type FigureScope = Pick<z.output<typeof FiguresInput>, 'fromOn' | 'toOn' | 'category' | 'isStudyOnly'> & {
  readonly unitIds: readonly string[] | null;
};

/** Of which units and days. */
export type Within = Pick<FigureScope, 'unitIds' | 'fromOn' | 'toOn'>;

/** Which meetings, under the name `of`, lie in units and days: by the moment at which they were called. */
export const lies = (ctx: Ctx, { unitIds, fromOn, toOn }: Within, of = 'm') => sql`
  ${sql.ref(`${of}.tenant_id`)} = ${ctx.tenantId}
  and ${unitIds === null ? sql`true` : sql`${sql.ref(`${of}.unit_id`)} = any(${[...unitIds]}::uuid[])`}
  and ${sql.ref(`${of}.starts_at`)} >= (${fromOn}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
  and ${sql.ref(`${of}.starts_at`)} < ((${toOn}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

/** What tallies add up to. */
export interface TallySums {
  readonly sessions: number;
  readonly opinions: number;
  readonly papers: number;
  /** Guests who came: apart from everybody else. */
  readonly guests: number;
  readonly invited: number;
  readonly present: number;
  readonly excused: number;
  readonly made_up: number;
  /** Attendances: people who were there, make-up sessions included. */
  readonly person_times: number;
}
/** The sums of one category. */
export interface TallyLine extends TallySums {
  readonly category: string;
  readonly category_name: string;
}
/** The sums of one unit alone. */
export interface UnitLine extends TallySums {
  readonly unit_id: string;
}

const SUMS = sql`
  coalesce(sum(sessions) filter (where not is_make_up), 0)::int as sessions,
  sum(opinions)::int as opinions, sum(papers)::int as papers, sum(guests)::int as guests,
  coalesce(sum(invited) filter (where not is_make_up), 0)::int as invited,
  coalesce(sum(present) filter (where not is_make_up), 0)::int as present,
  coalesce(sum(excused) filter (where not is_make_up), 0)::int as excused,
  coalesce(sum(made_up) filter (where not is_make_up), 0)::int as made_up,
  sum(present)::int as person_times`;

/**
 * The figures of a scope by category. Rates are over the first sessions: a make-up session is no conference of its own and no
 * second denominator; its attendances are person-times.
 */
export async function tallyLines(ctx: Ctx, scope: FigureScope): Promise<TallyLine[]> {
  const { rows } = await sql<TallyLine>`
    select category, max(category_name) as category_name, ${SUMS} from (${talliesIn(ctx, scope)}) t
    group by category order by max(category_name)`.execute(ctx.tx);
  return rows;
}

/** The figures of a scope by the unit that held the meetings. */
export async function tallyByUnit(ctx: Ctx, scope: FigureScope): Promise<UnitLine[]> {
  const { rows } = await sql<UnitLine>`
    select unit_id, ${SUMS} from (${talliesIn(ctx, scope)}) t group by unit_id`.execute(ctx.tx);
  return rows;
}

/** What a scope is summed from: whole months out of the counters, the days at the edges out of the tallies. */
function talliesIn(ctx: Ctx, { unitIds, fromOn, toOn, isStudyOnly }: FigureScope) {
  const units = unitIds === null ? sql`true` : sql`unit_id = any(${[...unitIds]}::uuid[])`;
  const where = sql`tenant_id = ${ctx.tenantId} and ${units} and (is_study or not ${isStudyOnly}::bool)`;
  // The months that lie whole in the period: from `first` up to, not including, `last`.
  const first = sql`date_trunc('month', ${fromOn}::date + interval '1 month' - interval '1 day')::date`;
  const last = sql`date_trunc('month', ${toOn}::date + 1)::date`;
  const columns = sql`is_make_up, unit_id, category, category_name, sessions, opinions, papers, invited, present, excused,
    made_up, guests`;
  const edge = (days: RawBuilder<unknown>) => sql`select ${columns} from meeting.tally where ${where} and ${days}`;
  return sql`
    select ${columns} from meeting.counter where ${where} and month >= ${first} and month < ${last}
    union all ${edge(sql`held_on >= ${fromOn} and held_on <= ${toOn} and held_on < ${first}`)}
    union all ${edge(sql`held_on >= ${fromOn} and held_on <= ${toOn} and held_on >= greatest(${first}, ${last})`)}`;
}

/** Called and neither there nor excused. */
export const absentIn = ({ invited, present, excused }: TallySums): number => invited - present - excused;

/** The figures that these sums say. */
export function figuresOf(lines: readonly TallySums[]): Record<FigureKey, number> {
  const sum = (of: (line: TallySums) => number): number => lines.reduce((total, line) => total + of(line), 0);
  return {
    sessions: sum(({ sessions }) => sessions),
    invited: sum(({ invited }) => invited),
    present: sum(({ present }) => present),
    excused: sum(({ excused }) => excused),
    absent: sum(absentIn),
    madeUp: sum(({ made_up: madeUp }) => madeUp),
    personTimes: sum(({ person_times: personTimes }) => personTimes),
    opinions: sum(({ opinions }) => opinions),
    papers: sum(({ papers }) => papers),
    guests: sum(({ guests }) => guests),
  };
}

/** A row behind a figure. */
export interface FigureRow {
  readonly meeting_id: string;
  readonly title: string;
  readonly unit_id: string;
  readonly held_on: string;
  readonly what: string;
}

const heldOn = sql`(m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date`;

/**
 * The meetings of a scope as a common table `m`. Found before anything is put in order: asked for in one go with the order
 * of the page, the database read every meeting there ever was.
 */
const meetingsIn = (ctx: Ctx, scope: FigureScope) => sql`
  m as materialized (select m.tenant_id, m.meeting_id, m.title, m.kind_name, m.unit_id, m.make_up_of,
    ${heldOn} as held_on from meeting.meeting m where ${lies(ctx, scope)} and m.state = any(${[...HELD]}::text[])
    and (m.is_study or not ${scope.isStudyOnly}::bool))`;

const stays = (of: 'm' | 'u') => sql`exists (select 1 from meeting.attendance a
  where a.tenant_id = ${sql.ref(`${of}.tenant_id`)} and a.meeting_id = ${sql.ref(`${of}.meeting_id`)}
    and a.person_id = i.person_id and not a.is_withdrawn)`;
const excused = sql`exists (select 1 from meeting.excuse e where e.tenant_id = i.tenant_id
  and e.meeting_id = i.meeting_id and e.person_id = i.person_id and not e.is_withdrawn)`;
const madeUp = sql`exists (select 1 from meeting.meeting u where u.tenant_id = m.tenant_id
  and u.make_up_of = m.meeting_id and u.state = any(${[...HELD]}::text[]) and ${stays('u')})`;

/** What makes a person's line a row of a figure over people. */
const PEOPLE = {
  invited: sql`m.make_up_of is null`,
  present: sql`m.make_up_of is null and ${stays('m')}`,
  excused: sql`m.make_up_of is null and not ${stays('m')} and ${excused}`,
  absent: sql`m.make_up_of is null and not ${stays('m')} and not ${excused}`,
  madeUp: sql`m.make_up_of is null and not ${stays('m')} and ${madeUp}`,
  personTimes: stays('m'),
} as const;
type PeopleKey = keyof typeof PEOPLE;
const isOfPeople = (key: FigureKey): key is PeopleKey => key in PEOPLE;

function rowsOf(key: FigureKey, scope: FigureScope) {
  const head = sql`m.meeting_id, m.held_on`;
  if (key === 'sessions') {
    return sql`select ${head}, m.kind_name as what, 0 as place from m where m.make_up_of is null`;
  }
  if (isOfPeople(key)) {
    const category = scope.category ?? null;
    return sql`select ${head}, i.name as what, i.seat_no as place from m
      join meeting.invitee i on i.tenant_id = m.tenant_id and i.meeting_id = m.meeting_id
      where i.excluded_because = '' and ${PEOPLE[key]}
        and (${category}::text is null or i.category = ${category})`;
  }
  if (key === 'guests') {
    return sql`select ${head}, concat_ws(', ', g.name, nullif(g.body, '')) as what, g.guest_no as place
      from m
      join meeting.guest g on g.tenant_id = m.tenant_id and g.meeting_id = m.meeting_id
      where g.from_at is not null and not g.is_withdrawn`;
  }
  return sql`select ${head}, o.speaker as what, o.queue_no as place from m
    join meeting.opinion o on o.tenant_id = m.tenant_id and o.meeting_id = m.meeting_id
    where o.state in ('speaking', 'done') and (o.kind = 'paper' or ${key === 'opinions'}::bool)`;
}

/** The rows behind a figure, out of the records themselves, latest first; `total` counts all of them. */
export async function figureRows(
  ctx: Ctx,
  key: FigureKey,
  { scope, limit, offset }: { readonly scope: FigureScope; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: FigureRow[]; readonly total: number }> {
  const tables = sql`with ${meetingsIn(ctx, scope)}, r as materialized (${rowsOf(key, scope)})`;
  // Found once: counted, and put in order.
  const page = await sql<FigureRow & { readonly total: number }>`${tables}
    select m.meeting_id, m.title, m.unit_id, m.held_on, p.what, p.total
    from (select r.*, (select count(*)::int from r) as total from r
        order by held_on desc, meeting_id, place limit ${limit} offset ${offset}) p
      join m on m.meeting_id = p.meeting_id
    order by p.held_on desc, p.meeting_id, p.place`.execute(ctx.tx);
  const [first] = page.rows;
  if (first || offset === 0) return { rows: page.rows, total: first?.total ?? 0 };
  const counted = await sql<{ n: number }>`${tables} select count(*)::int as n from r`.execute(ctx.tx);
  return { rows: [], total: counted.rows[0]?.n ?? 0 };
}

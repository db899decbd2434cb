import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { HELD, type Proof, type Standing } from './states.ts';

/** How one of those who count stands to a meeting. */
export interface StandingRow {
  readonly person_id: string;
  readonly seat_no: number;
  readonly name: string;
  readonly post: string;
  readonly unit_name: string;
  readonly category: string;
  readonly category_name: string;
  readonly standing: Standing;
  readonly is_online: boolean;
  readonly is_late: boolean;
  /** Whether he is there at this moment: came and has not left. */
  readonly is_there: boolean;
  readonly first_at: Date | null;
  readonly last_at: Date | null;
  readonly because: string;
  /** Was missing and has heard it in a make-up session since. */
  readonly is_made_up: boolean;
  /** What proves his stays; null when he was not there. */
  readonly proofs: Proof[] | null;
}

/**
 * One row for each person who counts. Present is whoever has a stay; excused whoever has none and a reason; the others
 * are absent: the three always add up to those called. Late: the first stay began after the beginning and the grace.
 */
export const standings = (ctx: Ctx, meetingId: string) => sql`
  select i.person_id, i.seat_no, i.name, i.post, i.unit_name, i.category, i.category_name,
    case when a.person_id is not null then 'present' when e.person_id is not null then 'excused' else 'absent' end
      as standing,
    coalesce(a.is_online, false) as is_online,
    coalesce(a.first_at > greatest(m.starts_at, m.opened_at) + make_interval(mins => m.late_after_minutes), false)
      as is_late,
    coalesce(a.is_there, false) as is_there, a.first_at, a.last_at, a.proofs, coalesce(e.because, '') as because,
    a.person_id is null and exists (
      select 1 from meeting.meeting u
        join meeting.attendance v on v.tenant_id = u.tenant_id and v.meeting_id = u.meeting_id
      where u.tenant_id = i.tenant_id and u.make_up_of = i.meeting_id and v.person_id = i.person_id
        and u.state = any(${[...HELD]}::text[]) and not v.is_withdrawn) as is_made_up
  from meeting.invitee i
    join meeting.meeting m on m.tenant_id = i.tenant_id and m.meeting_id = i.meeting_id
    left join (
      select tenant_id, meeting_id, person_id, min(from_at) as first_at, max(to_at) as last_at,
        bool_and(mode = 'online') as is_online, bool_or(to_at is null) as is_there, array_agg(distinct proof) as proofs
      from meeting.attendance
      where tenant_id = ${ctx.tenantId} and meeting_id = ${meetingId} and not is_withdrawn
      group by tenant_id, meeting_id, person_id
    ) a on a.tenant_id = i.tenant_id and a.meeting_id = i.meeting_id and a.person_id = i.person_id
    left join meeting.excuse e on e.tenant_id = i.tenant_id and e.meeting_id = i.meeting_id
      and e.person_id = i.person_id and not e.is_withdrawn
  where i.tenant_id = ${ctx.tenantId} and i.meeting_id = ${meetingId} and i.excluded_because = ''`;

/** Everyone who counts, in the order of the list. */
export async function standingsOf(ctx: Ctx, meetingId: string): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`select * from (${standings(ctx, meetingId)}) s order by seat_no`.execute(
    ctx.tx,
  );
  return rows;
}

/** The counts of a meeting or of one of its categories. */
export interface Counts {
  readonly invited: number;
  readonly present: number;
  readonly online: number;
  readonly late: number;
  readonly excused: number;
  readonly absent: number;
  readonly madeUp: number;
  /** There at this moment. */
  readonly there: number;
}

/** The counts of these people. */
export const countsOf = (rows: readonly StandingRow[]): Counts => {
  const number = (counts: (row: StandingRow) => boolean): number => rows.filter(counts).length;
  return {
    invited: rows.length,
    present: number(({ standing }) => standing === 'present'),
    online: number(({ is_online: isOnline }) => isOnline),
    late: number(({ is_late: isLate }) => isLate),
    excused: number(({ standing }) => standing === 'excused'),
    absent: number(({ standing }) => standing === 'absent'),
    madeUp: number(({ is_made_up: isMadeUp }) => isMadeUp),
    there: number(({ is_there: isThere }) => isThere),
  };
};

/** The counts by category, in the order of the list. */
export const byCategory = (rows: readonly StandingRow[]) =>
  [...Map.groupBy(rows, ({ category }) => category)].map(([category, some]) => ({
    category,
    categoryName: some[0]?.category_name ?? '',
    ...countsOf(some),
  }));

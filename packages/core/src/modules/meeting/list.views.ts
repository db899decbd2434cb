import { soughtWords } from '@guong/vietnamese';
import { sql } from 'kysely';
import type { z } from 'zod';
import { dayOf, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { holdingsOn, unitNamesBy } from '../org/index.ts';
import { mayList, mayPlan, readsAll } from './meeting.policy.ts';
import { forbidden } from './meeting.refusals.ts';
import { ListInput, ListOutput, type MeetingLine } from './view.schema.ts';
import { holdsWords } from './word.sql.ts';

type Line = Omit<z.input<typeof MeetingLine>, 'unitName'>;

/** The meetings that concern the reader: all of them for office, leadership and inspection; else his own and his unit's. */
export const list = view({
  name: 'meeting.list',
  http: 'GET /meetings',
  summary: 'Danh sách cuộc họp liên quan đến người xem',
  input: ListInput,
  output: ListOutput,
  async run(ctx, input) {
    const permit = mayList(ctx.actor, 'meeting.list');
    if (!permit) return forbidden('meeting.list');
    const led = await ledUnits(ctx);
    const where = concerning(ctx, input, led);
    const total = await sql<{ n: number }>`select count(*)::int as n from meeting.meeting m where ${where}`.execute(
      ctx.tx,
    );
    const { rows } = await sql<Line>`
      select m.meeting_id as "meetingId", m.title, m.kind_name as "kindName", m.unit_id as "unitId",
        m.starts_at as "startsAt", m.place, m.state, m.make_up_of is not null as "isMakeUp",
        (select count(*)::int from meeting.invitee i where i.tenant_id = m.tenant_id and i.meeting_id = m.meeting_id
          and i.excluded_because = '') as invited,
        (select count(distinct a.person_id)::int from meeting.attendance a where a.tenant_id = m.tenant_id
          and a.meeting_id = m.meeting_id and not a.is_withdrawn) as present,
        (select count(*)::int from meeting.opinion o where o.tenant_id = m.tenant_id and o.meeting_id = m.meeting_id
          and o.state in ('speaking', 'done')) as opinions
      from meeting.meeting m where ${where}
      order by m.starts_at desc, m.meeting_id limit ${input.limit} offset ${input.offset}`.execute(ctx.tx);
    const names = await unitNames(ctx);
    const meetings = rows.map((row) => ({ ...row, unitName: names.get(row.unitId) ?? '' }));
    const planning = mayPlan(ctx.actor, { isLed: led.length > 0 }) !== undefined;
    return ok({ permit, value: { meetings, total: total.rows[0]?.n ?? 0, mayPlan: planning } });
  },
});

/** The units that the actor heads or leads today. */
async function ledUnits(ctx: Ctx): Promise<string[]> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.holdings.length === 0) return [];
  const held = await holdingsOn(ctx.tx, ctx.tenantId, { day: dayOf(ctx.now), personId: actor.personId });
  return held.filter(({ isHead, isLeader }) => isHead || isLeader).map(({ unitId }) => unitId);
}

/** The name that every unit bears today, or bore when it ended. */
export const unitNames = (ctx: Ctx): Promise<ReadonlyMap<string, string>> =>
  unitNamesBy(ctx.tx, ctx.tenantId, dayOf(ctx.now));

/** Meetings whose title and kind hold the words that were typed, with or without diacritics; none when those hold no letter. */
function bearsWords(ctx: Ctx, query: string | undefined) {
  if (query === undefined) return sql`true`;
  const sought = soughtWords(query);
  return sought ? holdsWords(ctx, sought) : sql`false`;
}

function concerning(ctx: Ctx, input: z.output<typeof ListInput>, led: readonly string[]) {
  const { unitId, kind, year, onlyMine } = input;
  const { actor } = ctx;
  const personId = actor.kind === 'person' ? actor.personId : null;
  const from = year === undefined ? null : `${String(year)}-01-01T00:00:00+07:00`;
  const to = year === undefined ? null : `${String(year + 1)}-01-01T00:00:00+07:00`;
  return sql`m.tenant_id = ${ctx.tenantId}
    and (${unitId ?? null}::uuid is null or m.unit_id = ${unitId ?? null})
    and (${kind ?? null}::text is null or m.kind = ${kind ?? null})
    and (${from}::timestamptz is null or (m.starts_at >= ${from}::timestamptz and m.starts_at < ${to}::timestamptz))
    and (not ${onlyMine}::bool or m.state in ('invited', 'open')) and ${bearsWords(ctx, input.query)}
    and ((${readsAll(actor)} and not ${onlyMine}::bool) or (m.unit_id = any(${[...led]}::uuid[]) and not ${onlyMine}::bool)
      or m.chair_id = ${personId} or m.secretary_id = ${personId} or exists (
        select 1 from meeting.invitee i where i.tenant_id = m.tenant_id and i.meeting_id = m.meeting_id
          and i.person_id = ${personId} and i.excluded_because = '' and m.state <> 'planned'))`;
}

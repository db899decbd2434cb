import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { DAY_MS, dayOf, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { personCards, unitOn } from '../../org/index.ts';
import { begin, change, leadsUnit, meetingById } from '../begin.ts';
import { calledOn, dayOfMeeting, listOf, namedBy, replaceList, type Listed } from '../invitation.ts';
import { kindsOf, type MeetingKind } from '../kinds.ts';
import { mayPlan } from '../meeting.policy.ts';
import { forbidden, missing, outdated } from '../meeting.refusals.ts';
import { CancelInput, EditInput, Made, PlanInput, Rule, Stepped } from '../meeting.schema.ts';
import { tables, type MeetingRow } from '../meeting.tables.ts';
import { BEFORE } from '../states.ts';
import { keepWords } from '../word.sql.ts';

const NO_RULE: Rule = { categories: [], unitIds: [], postTitles: [] };

/** Plans a meeting; with `repeatOf` the agenda is copied and the same rule calls the people of the new day. */
export const plan = command({
  name: 'meeting.plan',
  http: 'POST /meetings',
  summary: 'Lập một cuộc họp: loại, đơn vị, giờ, nơi; có thể lặp lại từ cuộc trước',
  input: PlanInput,
  output: Made,
  async run(ctx, input) {
    const permit = mayPlan(ctx.actor, { isLed: await leadsUnit(ctx, input.unitId) });
    if (!permit) return forbidden('meeting.plan');
    const found = await groundOf(ctx, input);
    if (!found.ok) return found;
    const { kind, before } = found.value;
    const meeting: MeetingRow = {
      ...newMeeting(ctx, input.unitId),
      kind: kind.code,
      kind_name: kind.name,
      is_study: kind.isStudy,
      quorum_part: kind.quorum.part,
      quorum_whole: kind.quorum.whole,
      late_after_minutes: kind.lateAfterMinutes,
      ...columnsOf(input),
      invitation_rule: before?.invitation_rule ?? canonicalJson(NO_RULE),
    };
    await tables(ctx.tx).insertInto('meeting.meeting').values(meeting).execute();
    await keepWords(ctx, meeting);
    if (before) await repeat(ctx, before, meeting);
    const { meeting_id: id, title } = meeting;
    const data = { kind: kind.code, title, startsAt: input.startsAt.toISOString() };
    return ok({ permit, value: { id }, event: { type: 'meeting.planned', subject: id, data } });
  },
});

const YEAR_MS = 366 * DAY_MS;
/** A year that was mistyped; what is written down long after it was held may lie far back, but not before the books. */
export function farOff(ctx: Ctx, startsAt: Date): Result<never> | undefined {
  const away = startsAt.getTime() - ctx.now.getTime();
  if (away < 5 * YEAR_MS && away > -60 * YEAR_MS) return undefined;
  return invalid('startsAt', 'Ngày này cách hôm nay quá xa: hãy xem lại năm');
}

interface Ground {
  readonly kind: MeetingKind;
  /** The meeting that is repeated. */
  readonly before: MeetingRow | undefined;
}
/** What a new meeting stands on: a kind in use, a unit at work, people of ours, and the one it repeats. */
async function groundOf(ctx: Ctx, input: z.output<typeof PlanInput>): Promise<Result<Ground>> {
  const strange = farOff(ctx, input.startsAt);
  if (strange) return strange;
  const kind = (await kindsOf(ctx)).find(({ code, isRetired }) => code === input.kind && !isRetired);
  if (!kind) return invalid('kind', 'Không có loại họp này');
  if (!(await unitOn(ctx, input.unitId, dayOf(ctx.now)))) return invalid('unitId', 'Đơn vị này không hoạt động');
  const people = await areOurs(ctx, input);
  if (!people.ok) return people;
  if (input.repeatOf === undefined) return ok({ kind, before: undefined });
  const before = await meetingById(ctx, input.repeatOf);
  return before?.unit_id === input.unitId ? ok({ kind, before }) : missing('meeting');
}

/** The columns every new meeting begins with. */
export const newMeeting = (ctx: Ctx, unitId: string) => ({
  tenant_id: ctx.tenantId,
  meeting_id: timedId(ctx.now),
  unit_id: unitId,
  state: 'planned' as const,
  make_up_of: null,
  check_in_code: randomBytes(9).toString('base64url'),
  check_in_mode: 'rotating' as const,
  check_in_seconds: 30,
  current_item_id: null,
  opened_at: null,
  closed_at: null,
  revision: 1,
  duplicate_of: null,
});

type Typed = Pick<z.output<typeof EditInput>, 'title' | 'startsAt' | 'place' | 'mode' | 'chairId' | 'secretaryId'>;
const columnsOf = ({ title, startsAt, place, mode, chairId, secretaryId }: Typed) => ({
  title,
  starts_at: startsAt,
  place,
  mode,
  chair_id: chairId ?? null,
  secretary_id: secretaryId ?? null,
});

/** Chair and secretary must be people of this committee. */
async function areOurs(ctx: Ctx, { chairId, secretaryId, startsAt }: Typed): Promise<Result<null>> {
  for (const [field, personId] of Object.entries({ chairId, secretaryId })) {
    if (personId === undefined) continue;
    const cards = await personCards(ctx.tx, ctx.tenantId, { personIds: [personId], day: dayOf(startsAt) });
    if (cards.length === 0) return invalid(field, 'Không có người này');
  }
  return ok(null);
}

async function repeat(ctx: Ctx, before: MeetingRow, meeting: MeetingRow): Promise<void> {
  const db = tables(ctx.tx);
  const items = await db
    .selectFrom('meeting.agenda_item')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', before.meeting_id)
    .orderBy('item_no')
    .execute();
  if (items.length > 0) {
    const copies = items.map((item) => ({ ...item, item_id: timedId(ctx.now), meeting_id: meeting.meeting_id }));
    await db.insertInto('meeting.agenda_item').values(copies).execute();
  }
  const day = dayOfMeeting(meeting);
  const byRule = new Set(await namedBy(ctx, Rule.parse(JSON.parse(before.invitation_rule)), day));
  const singly = (await listOf(ctx, before.meeting_id)).filter(({ source }) => source === 'single');
  const called = await calledOn(ctx, [...byRule, ...singly.map((one) => one.person_id)], day);
  const listed = called.map((one): Listed => ({ called: one, source: byRule.has(one.person_id) ? 'rule' : 'single' }));
  await replaceList(ctx, meeting.meeting_id, listed);
}

/** Changes what was planned, until it opens. */
export const edit = command({
  name: 'meeting.edit',
  http: 'PUT /meetings/{meetingId}',
  summary: 'Sửa giờ, nơi, tên, người chủ trì của cuộc họp chưa khai mạc',
  input: EditInput,
  output: Stepped,
  async run(ctx, { meetingId, revision, ...typed }) {
    const begun = await begin(ctx, 'meeting.edit', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    if (revision !== undefined && revision !== meeting.revision) return outdated();
    const strange = farOff(ctx, typed.startsAt);
    if (strange) return strange;
    const people = await areOurs(ctx, typed);
    if (!people.ok) return people;
    await change(ctx, meeting, columnsOf(typed));
    await keepWords(ctx, { ...meeting, title: typed.title });
    const data = { title: typed.title, startsAt: typed.startsAt.toISOString(), place: typed.place };
    const event = { type: 'meeting.edited', subject: meetingId, data };
    return ok({ permit, value: { id: meetingId, state: meeting.state }, event });
  },
});

/** Will not be held; everything about it stays, with the reason. */
export const cancel = command({
  name: 'meeting.cancel',
  http: 'POST /meetings/{meetingId}/cancellation',
  summary: 'Hủy cuộc họp chưa khai mạc, có lý do',
  input: CancelInput,
  output: Stepped,
  async run(ctx, { meetingId, reason }) {
    const begun = await begin(ctx, 'meeting.cancel', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    await change(ctx, begun.value.meeting, { state: 'cancelled' });
    const event = { type: 'meeting.cancelled', subject: meetingId, data: { reason } };
    return ok({ permit: begun.value.permit, value: { id: meetingId, state: 'cancelled' as const }, event });
  },
});

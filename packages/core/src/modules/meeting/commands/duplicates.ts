import { conflict, dayOf, invalid, ok, type Permit, type Result } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { change, factsOf, meetingById, refusedTo } from '../begin.ts';
import { keepCorrection } from '../attendance.sql.ts';
import { mayDecideAlike, type AlikeVerb } from '../meeting.policy.ts';
import { missing } from '../meeting.refusals.ts';
import { Made, Stepped } from '../meeting.schema.ts';
import { tables, type MeetingRow } from '../meeting.tables.ts';
import { PairInput, ReturnInput } from '../reconciliation/reconciliation.schema.ts';
import { HELD, standsIn } from '../states.ts';
import { keepTallies } from '../tally.sql.ts';

/** Two meetings that look alike and are two all the same: from now on nobody is asked about them again. */
export const keepApart = command({
  name: 'meeting.keepApart',
  http: 'POST /meetings/{meetingId}/kept-apart',
  summary: 'Ghi nhận hai cuộc họp trông giống nhau là hai cuộc khác nhau, có lý do',
  input: PairInput,
  output: Made,
  async run(ctx, { meetingId, otherId, reason }) {
    const begun = await beginPair(ctx, 'meeting.keepApart', { meetingId, otherId });
    if (!begun.ok) return begun;
    const [first = '', second = ''] = [meetingId, otherId].sort();
    const pair = { tenant_id: ctx.tenantId, meeting_id: first, other_id: second, reason, decided_at: ctx.now };
    const kept = await tables(ctx.tx)
      .insertInto('meeting.kept_apart')
      .values(pair)
      .onConflict((conflicting) => conflicting.doNothing())
      .executeTakeFirst();
    if (kept.numInsertedOrUpdatedRows === 0n) return conflict('Hai cuộc này đã được xác nhận là khác nhau.');
    const event = { type: 'meeting.kept_apart', subject: meetingId, data: { otherId, reason } };
    return ok({ permit: begun.value.permit, value: { id: meetingId }, event });
  },
});

/** Strikes a meeting that is another one written down twice: it leaves every figure, names the other, and can come back. */
export const strikeDuplicate = command({
  name: 'meeting.strikeDuplicate',
  http: 'POST /meetings/{meetingId}/duplicate',
  summary: 'Rút cuộc họp bị ghi trùng khỏi số liệu, có lý do; còn khôi phục được',
  input: PairInput,
  output: Stepped,
  async run(ctx, { meetingId, otherId, reason }) {
    const begun = await beginPair(ctx, 'meeting.strikeDuplicate', { meetingId, otherId });
    if (!begun.ok) return begun;
    const { meeting, other, permit } = begun.value;
    const fits = await mayGo(ctx, meeting, other);
    if (!fits.ok) return fits;
    await change(ctx, meeting, { state: 'cancelled', duplicate_of: otherId });
    const before = canonicalJson({ state: meeting.state, duplicateOf: otherId });
    await keepCorrection(ctx, meetingId, { what: 'duplicate', before, reason });
    await keepTallies(ctx, meeting);
    const event = { type: 'meeting.duplicate_struck', subject: meetingId, data: { otherId, reason } };
    return ok({ permit, value: { id: meetingId, state: 'cancelled' as const }, event });
  },
});

/** Takes back that a meeting is another one: it is closed again, and counts. */
export const returnDuplicate = command({
  name: 'meeting.returnDuplicate',
  http: 'POST /meetings/{meetingId}/duplicate/return',
  summary: 'Khôi phục cuộc họp đã rút vì ghi trùng, có lý do; số liệu được tính lại',
  input: ReturnInput,
  output: Stepped,
  async run(ctx, { meetingId, reason }) {
    const meeting = await meetingById(ctx, meetingId, { lock: true });
    if (!meeting) return missing('meeting');
    const permit = mayDecideAlike(ctx.actor, 'meeting.returnDuplicate');
    if (!permit) return refusedTo(ctx.actor, 'meeting.returnDuplicate', await factsOf(ctx, meeting));
    if (meeting.duplicate_of === null) return conflict('Cuộc họp này không bị rút vì ghi trùng. Hãy tải lại trang.');
    await change(ctx, meeting, { state: 'closed', duplicate_of: null });
    const before = canonicalJson({ state: meeting.state, duplicateOf: meeting.duplicate_of });
    await keepCorrection(ctx, meetingId, { what: 'duplicate', before, reason });
    await keepTallies(ctx, meeting);
    const event = { type: 'meeting.duplicate_returned', subject: meetingId, data: { reason } };
    return ok({ permit, value: { id: meetingId, state: 'closed' as const }, event });
  },
});

interface Pair<N extends string> {
  readonly meeting: MeetingRow;
  readonly other: MeetingRow;
  readonly permit: Permit<N>;
}
/** Both meetings held still, the lower id first, so that two who decide at once do not wait for each other. */
async function beginPair<N extends AlikeVerb>(
  ctx: Ctx,
  verb: N,
  { meetingId, otherId }: { readonly meetingId: string; readonly otherId: string },
): Promise<Result<Pair<N>>> {
  const held = new Map<string, MeetingRow | undefined>();
  for (const id of [meetingId, otherId].sort()) held.set(id, await meetingById(ctx, id, { lock: true }));
  const [meeting, other] = [held.get(meetingId), held.get(otherId)];
  if (!meeting) return missing('meeting');
  const permit = mayDecideAlike(ctx.actor, verb);
  if (!permit) return refusedTo(ctx.actor, verb, await factsOf(ctx, meeting));
  if (!other || other === meeting) return invalid('otherId', 'Chọn cuộc họp kia');
  const isOneDay = dayOf(meeting.starts_at) === dayOf(other.starts_at) && meeting.unit_id === other.unit_id;
  if (!isOneDay) return invalid('otherId', 'Hai cuộc họp không cùng đơn vị, cùng ngày');
  return ok({ meeting, other, permit });
}

/** What hangs on a meeting keeps it: signed minutes, tasks, a make-up session, another one struck for its sake. */
async function mayGo(ctx: Ctx, meeting: MeetingRow, other: MeetingRow): Promise<Result<null>> {
  const fits = standsIn(meeting.state, ['closed']);
  if (!fits.ok) return fits;
  if (!HELD.includes(other.state)) return conflict('Cuộc họp được giữ lại chưa kết thúc; hãy bế mạc cuộc đó trước.');
  if (await hasTasks(ctx, meeting)) {
    return conflict('Kết luận của cuộc này đã thành nhiệm vụ; hãy giữ cuộc này và rút cuộc kia.');
  }
  if (await isNeeded(ctx, meeting)) {
    return conflict('Có buổi học bù hoặc cuộc ghi trùng khác gắn với cuộc này; hãy giữ cuộc này và rút cuộc kia.');
  }
  return ok(null);
}

async function hasTasks(ctx: Ctx, { meeting_id: meetingId }: MeetingRow): Promise<boolean> {
  const task = await tables(ctx.tx)
    .selectFrom('meeting.conclusion')
    .select('task_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('task_id', 'is not', null)
    .where('is_withdrawn', '=', false)
    .executeTakeFirst();
  return task !== undefined;
}

async function isNeeded(ctx: Ctx, { meeting_id: meetingId }: MeetingRow): Promise<boolean> {
  const hanging = await tables(ctx.tx)
    .selectFrom('meeting.meeting')
    .select('meeting_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where((or) =>
      or.or([
        or.and([or('make_up_of', '=', meetingId), or('state', '<>', 'cancelled')]),
        or('duplicate_of', '=', meetingId),
      ]),
    )
    .executeTakeFirst();
  return hanging !== undefined;
}

import { z } from 'zod';
import { dayOf, hidden, ok, type Permit, type Result } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { readsTasks } from '../task/index.ts';
import { asSeenBy } from './as-seen.ts';
import { factsOf, meetingById } from './begin.ts';
import { codeNow, stepOf } from './check-in-code.ts';
import { guestLine, guestsOf } from './guest.sql.ts';
import { listOf } from './invitation.ts';
import {
  mayChooseCode,
  mayConfirm,
  mayList,
  mayDecideAlike,
  mayRead,
  mayRun,
  readsAll,
  type MeetingFacts,
} from './meeting.policy.ts';
import { forbidden, missing } from './meeting.refusals.ts';
import { tables, type MeetingRow } from './meeting.tables.ts';
import { wholeMeeting } from './whole-meeting.ts';
import { AttendanceOutput, OneInput, OneOutput } from './view.schema.ts';
import { countsOf, standingsOf } from './standing.sql.ts';
import { opinionsOf } from './opinion.sql.ts';
import { votesOf } from './decision.sql.ts';

type ReadVerb = Parameters<typeof mayRead>[1];
interface Readable<N extends string> {
  readonly meeting: MeetingRow;
  readonly permit: Permit<N>;
  readonly facts: MeetingFacts;
}
/** A meeting that the actor may read; one that is not his to read is answered like one that is not there. */
export async function readable<N extends ReadVerb>(ctx: Ctx, verb: N, meetingId: string): Promise<Result<Readable<N>>> {
  const meeting = await meetingById(ctx, meetingId);
  if (!meeting) return missing('meeting');
  const facts = await factsOf(ctx, meeting);
  const permit = mayRead(ctx.actor, verb, facts);
  return permit ? ok({ meeting, permit, facts }) : hidden(verb, 'meeting');
}

/** One meeting, whole. */
export const one = view({
  name: 'meeting.one',
  http: 'GET /meetings/{meetingId}',
  summary: 'Một cuộc họp: chương trình, số người, ý kiến, biểu quyết, kết luận, biên bản',
  input: OneInput,
  output: OneOutput,
  async run(ctx, { meetingId }) {
    const found = await readable(ctx, 'meeting.one', meetingId);
    if (!found.ok) return found;
    const { meeting, permit, facts } = found.value;
    const standing = await standingsOf(ctx, meetingId);
    const whole = await asSeenBy(ctx, await wholeMeeting(ctx, meeting, standing));
    const run = mayRun(ctx.actor, 'meeting.open', facts) !== undefined;
    const { actor } = ctx;
    const mine = actor.kind === 'person' ? standing.find((line) => line.person_id === actor.personId) : undefined;
    const value = {
      ...whole,
      mine: mine ? { standing: mine.standing, isThere: mine.is_there } : null,
      can: {
        run,
        confirm: mayConfirm(actor, facts) !== undefined,
        readFigures: readsAll(actor),
        decideAlike: mayDecideAlike(actor, 'meeting.keepApart') !== undefined,
        readTasks: readsTasks(actor),
      },
      checkIn: run
        ? {
            ...{ code: codeNow(ctx, meeting), mode: meeting.check_in_mode, seconds: meeting.check_in_seconds },
            isChosenByReader: mayChooseCode(actor) !== undefined,
          }
        : null,
    };
    return ok({ permit, value });
  },
});

/** Everyone who is called, how he stands, from when to when he was there. */
export const attendance = view({
  name: 'meeting.attendance',
  http: 'GET /meetings/{meetingId}/attendance',
  summary: 'Danh sách triệu tập với tình trạng có mặt của từng người',
  input: OneInput,
  output: AttendanceOutput,
  async run(ctx, { meetingId }) {
    const found = await readable(ctx, 'meeting.attendance', meetingId);
    if (!found.ok) return found;
    const list = await listOf(ctx, meetingId);
    const singles = new Set(list.filter(({ source }) => source === 'single').map((line) => line.person_id));
    const people = (await standingsOf(ctx, meetingId)).map((row) => ({
      personId: row.person_id,
      seatNo: row.seat_no,
      name: row.name,
      post: row.post,
      unitName: row.unit_name,
      categoryName: row.category_name,
      standing: row.standing,
      isOnline: row.is_online,
      isLate: row.is_late,
      isThere: row.is_there,
      firstAt: row.first_at,
      lastAt: row.last_at,
      because: row.because,
      isMadeUp: row.is_made_up,
      proofs: row.proofs ?? [],
      isSingle: singles.has(row.person_id),
    }));
    const leftOut = list
      .filter((line) => line.excluded_because !== '')
      .map(({ person_id: personId, name, post, excluded_because: because }) => ({ personId, name, post, because }));
    return ok({ permit: found.value.permit, value: { people, leftOut } });
  },
});

/** A short word that changes whenever something about the meeting does: what a waiting screen asks for. */
export const pulse = view({
  name: 'meeting.pulse',
  http: 'GET /meetings/{meetingId}/pulse',
  summary: 'Dấu thay đổi của cuộc họp, để màn hình biết khi nào cần vẽ lại',
  input: OneInput,
  output: z.object({
    pulse: z.string(),
    day: z.string(),
    /** Changes with the code of the hall, which says nothing about the code itself. */
    step: z.int(),
  }),
  async run(ctx, { meetingId }) {
    const found = await readable(ctx, 'meeting.pulse', meetingId);
    if (!found.ok) return found;
    const { there, present, excused } = countsOf(await standingsOf(ctx, meetingId));
    const opinions = await opinionsOf(ctx, meetingId);
    const votes = await votesOf(ctx, meetingId);
    const guests = await guestsOf(ctx, meetingId);
    const waiting = opinions.filter(({ state }) => state === 'waiting');
    const speaking = opinions.find(({ state }) => state === 'speaking');
    const parts = [
      ...[found.value.meeting.revision, there, present, excused, opinions.length, votes.length],
      // The queue in its order: the ends of ids are random, so a change of places changes the word.
      ...[waiting.map((one) => one.opinion_id.slice(-4)).join(''), speaking?.opinion_id ?? ''],
      ...[speaking?.minutes_allowed ?? 0, guests.filter((one) => guestLine(one).isThere).length, guests.length],
    ];
    return ok({
      permit: found.value.permit,
      value: { pulse: parts.join('.'), day: dayOf(ctx.now), step: stepOf(ctx, found.value.meeting) },
    });
  },
});

/**
 * The meeting that a conclusion was drawn in: the way back from a task. Nothing for whoever may not read that meeting: the
 * page of a task is not refused because of it.
 */
export const ofConclusion = view({
  name: 'meeting.ofConclusion',
  http: 'none',
  summary: 'Cuộc họp của một kết luận: đường về từ nhiệm vụ',
  input: z.strictObject({ conclusionId: z.uuid() }),
  output: z.object({
    meeting: z.object({ meetingId: z.uuid(), title: z.string(), startsAt: z.date(), conclusionNo: z.int() }).nullable(),
  }),
  async run(ctx, { conclusionId }) {
    const permit = mayList(ctx.actor, 'meeting.ofConclusion');
    if (!permit) return forbidden('meeting.ofConclusion');
    const conclusion = await tables(ctx.tx)
      .selectFrom('meeting.conclusion')
      .select(['meeting_id', 'conclusion_no'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('conclusion_id', '=', conclusionId)
      .executeTakeFirst();
    const found = conclusion && (await readable(ctx, 'meeting.one', conclusion.meeting_id));
    if (!conclusion || !found?.ok) return ok({ permit, value: { meeting: null } });
    const { meeting_id: meetingId, title, starts_at: startsAt } = found.value.meeting;
    return ok({ permit, value: { meeting: { meetingId, title, startsAt, conclusionNo: conclusion.conclusion_no } } });
  },
});

import { invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { keepCorrection } from '../attendance.sql.ts';
import { begin, factsOf, inviteeOf, meetingById, refusedTo } from '../begin.ts';
import { mayRun, mayTakePart, type MeetingFacts } from '../meeting.policy.ts';
import { missing } from '../meeting.refusals.ts';
import {
  AskInput,
  CorrectOpinionInput,
  FinishInput,
  Made,
  RecordInput,
  StartInput,
  WithdrawOpinionInput,
} from '../meeting.schema.ts';
import { tables, type MeetingRow, type OpinionRow } from '../meeting.tables.ts';
import { nextOpinionNo, nextQueueNo, opinionOf, setOpinion } from '../opinion.sql.ts';
import { HELD, standsIn, type OpinionKind } from '../states.ts';
import { keepTally } from '../tally.sql.ts';
import { itemOf } from './agenda.ts';

interface Speaking {
  readonly personId?: string | undefined;
  readonly speaker: string;
  readonly kind: OpinionKind;
  readonly topic: string;
  readonly itemId?: string | undefined;
}
type Said = Pick<OpinionRow, 'person_id' | 'speaker' | 'kind' | 'topic' | 'item_id'>;

/** Who speaks, by the list of the meeting; a guest or the collective by name. Without an item: the one under discussion. */
async function saidBy(ctx: Ctx, meeting: MeetingRow, said: Speaking): Promise<Result<Said>> {
  const speaker = await speakerOf(ctx, meeting.meeting_id, said);
  if (!speaker.ok) return speaker;
  const { kind, topic, itemId, personId = null } = said;
  if (itemId !== undefined && !(await itemOf(ctx, meeting.meeting_id, itemId))) return invalid('itemId', 'Chọn mục');
  return ok({
    ...{ person_id: personId, speaker: speaker.value, kind, topic },
    item_id: itemId ?? meeting.current_item_id,
  });
}

async function speakerOf(ctx: Ctx, meetingId: string, { personId, speaker }: Speaking): Promise<Result<string>> {
  if (personId === undefined) {
    return speaker === '' ? invalid('personId', 'Chọn người phát biểu, hoặc ghi tên khách, tập thể') : ok(speaker);
  }
  const line = await inviteeOf(ctx, meetingId, personId);
  return line ? ok(named(line.name, line.post)) : invalid('personId', 'Người này không có trong danh sách triệu tập');
}

const named = (name: string, post: string): string => (post === '' ? name : `${name}, ${post}`);

/** Asks for the floor: whoever is called for himself, whoever runs the meeting for anybody. */
export const askToSpeak = command({
  name: 'meeting.askToSpeak',
  http: 'POST /meetings/{meetingId}/speakers',
  summary: 'Đăng ký phát biểu',
  input: AskInput,
  output: Made,
  async run(ctx, { meetingId, minutesAllowed, ...said }) {
    const meeting = await meetingById(ctx, meetingId, { lock: true });
    if (!meeting) return missing('meeting');
    const facts = await factsOf(ctx, meeting);
    const permit = mayTakePart(ctx.actor, 'meeting.askToSpeak', facts);
    if (!permit) return refusedTo(ctx.actor, 'meeting.askToSpeak', facts);
    const fits = standsIn(meeting.state, ['open']);
    if (!fits.ok) return fits;
    const who = await saidBy(ctx, meeting, forWhom(ctx, facts, said));
    if (!who.ok) return who;
    const opinionId = await add(ctx, meetingId, { ...who.value, minutes_allowed: minutesAllowed });
    const event = { type: 'meeting.asked_to_speak', subject: meetingId, data: { opinionId } };
    return ok({ permit, value: { id: opinionId }, event });
  },
});

/** Whoever runs the meeting may name somebody; everybody else asks for himself. */
function forWhom({ actor }: Ctx, facts: MeetingFacts, said: Speaking): Speaking {
  const namesSomebody = said.personId !== undefined || said.speaker !== '';
  if (namesSomebody && mayRun(actor, 'meeting.startSpeaking', facts)) return said;
  return { ...said, personId: actor.kind === 'person' ? actor.personId : undefined, speaker: '' };
}

async function add(ctx: Ctx, meetingId: string, row: Said & Partial<OpinionRow>): Promise<string> {
  const opinionId = timedId(ctx.now);
  await tables(ctx.tx)
    .insertInto('meeting.opinion')
    .values({
      ...{ tenant_id: ctx.tenantId, opinion_id: opinionId, meeting_id: meetingId, opinion_no: null },
      ...{ queue_no: await nextQueueNo(ctx, meetingId), text: '', state: 'waiting' as const },
      ...{ minutes_allowed: 5, started_at: null, ended_at: null },
      ...row,
    })
    .execute();
  return opinionId;
}

/** Gives somebody the floor; whoever spoke until now has finished. The opinion gets its number here. */
export const startSpeaking = command({
  name: 'meeting.startSpeaking',
  http: 'POST /meetings/{meetingId}/speakers/{opinionId}/start',
  summary: 'Mời phát biểu; người đang nói được ghi là đã xong',
  input: StartInput,
  output: Made,
  async run(ctx, { meetingId, opinionId }) {
    const begun = await begin(ctx, 'meeting.startSpeaking', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    if (opinion?.state !== 'waiting') return missing('opinion');
    await tables(ctx.tx)
      .updateTable('meeting.opinion')
      .set({ state: 'done', ended_at: ctx.now })
      .where('tenant_id', '=', ctx.tenantId)
      .where('meeting_id', '=', meetingId)
      .where('state', '=', 'speaking')
      .execute();
    const opinionNo = await nextOpinionNo(ctx, meetingId);
    await setOpinion(ctx, opinionId, { state: 'speaking', opinion_no: opinionNo, started_at: ctx.now });
    const event = { type: 'meeting.speaking_started', subject: meetingId, data: { opinionId, opinionNo } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

/** Writes down what was said while it is said, and ends the speech. */
export const finishSpeaking = command({
  name: 'meeting.finishSpeaking',
  http: 'POST /meetings/{meetingId}/speakers/{opinionId}/finish',
  summary: 'Ghi tóm tắt ý kiến và kết thúc lượt phát biểu',
  input: FinishInput,
  output: Made,
  async run(ctx, { meetingId, opinionId, text }) {
    const begun = await begin(ctx, 'meeting.finishSpeaking', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    if (opinion?.state !== 'speaking') return missing('opinion');
    await setOpinion(ctx, opinionId, { state: 'done', ended_at: ctx.now, text });
    const event = { type: 'meeting.speaking_finished', subject: meetingId, data: { opinionId } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

/** One minute more for whoever speaks. */
export const addTime = command({
  name: 'meeting.addTime',
  http: 'POST /meetings/{meetingId}/speakers/{opinionId}/minute',
  summary: 'Thêm một phút cho người đang phát biểu',
  input: StartInput,
  output: Made,
  async run(ctx, { meetingId, opinionId }) {
    const begun = await begin(ctx, 'meeting.addTime', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    if (opinion?.state !== 'speaking') return missing('opinion');
    const minutes = Math.min(120, opinion.minutes_allowed + 1);
    await setOpinion(ctx, opinionId, { minutes_allowed: minutes });
    const event = { type: 'meeting.time_added', subject: meetingId, data: { opinionId, minutes } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

/** Notes an opinion that has been given, or a paper handed in: a row of its own, counted like the others. */
export const recordOpinion = command({
  name: 'meeting.recordOpinion',
  http: 'POST /meetings/{meetingId}/opinions',
  summary: 'Ghi một ý kiến đã phát biểu, tham luận, chỉ đạo của cấp trên hoặc tiếp thu của chủ trì',
  input: RecordInput,
  output: Made,
  async run(ctx, { meetingId, text, ...said }) {
    const begun = await begin(ctx, 'meeting.recordOpinion', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const who = await saidBy(ctx, begun.value.meeting, said);
    if (!who.ok) return who;
    const spoken = { text, state: 'done' as const, started_at: ctx.now, ended_at: ctx.now };
    const opinionNo = await nextOpinionNo(ctx, meetingId);
    const opinionId = await add(ctx, meetingId, { ...who.value, ...spoken, opinion_no: opinionNo });
    const data = { opinionId, opinionNo, kind: said.kind };
    const event = { type: 'meeting.opinion_recorded', subject: meetingId, data };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

const REASON_FIRST = 'Cuộc họp đã kết thúc: nêu lý do sửa';

/** Corrects what was noted; after closing with a reason, and what stood before is kept. */
export const correctOpinion = command({
  name: 'meeting.correctOpinion',
  http: 'PUT /meetings/{meetingId}/opinions/{opinionId}',
  summary: 'Sửa nội dung ghi ý kiến; sau bế mạc phải có lý do',
  input: CorrectOpinionInput,
  output: Made,
  async run(ctx, { meetingId, opinionId, reason, ...typed }) {
    const begun = await begin(ctx, 'meeting.correctOpinion', { meetingId, states: ['open', ...HELD] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    if (!opinion || opinion.state === 'withdrawn') return missing('opinion');
    if (begun.value.meeting.state !== 'open') {
      if (reason === undefined) return invalid('reason', REASON_FIRST);
      await keepBefore(ctx, opinion, reason);
    }
    await setOpinion(ctx, opinionId, typed);
    await keepTally(ctx, meetingId);
    const event = { type: 'meeting.opinion_corrected', subject: meetingId, data: { opinionId } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

const keepBefore = (ctx: Ctx, { meeting_id: meetingId, ...row }: OpinionRow, reason: string) =>
  keepCorrection(ctx, meetingId, {
    what: 'opinion',
    before: canonicalJson({ opinionId: row.opinion_id, kind: row.kind, topic: row.topic, text: row.text }),
    reason,
  });

/** Takes an opinion out of the count that was not given or noted twice; its row stays. */
export const withdrawOpinion = command({
  name: 'meeting.withdrawOpinion',
  http: 'POST /meetings/{meetingId}/opinions/{opinionId}/withdrawal',
  summary: 'Rút một ý kiến ghi nhầm hoặc một lượt đăng ký, có lý do',
  input: WithdrawOpinionInput,
  output: Made,
  async run(ctx, { meetingId, opinionId, reason }) {
    const begun = await begin(ctx, 'meeting.withdrawOpinion', { meetingId, states: ['open', ...HELD] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    if (!opinion || opinion.state === 'withdrawn') return missing('opinion');
    await setOpinion(ctx, opinionId, { state: 'withdrawn' });
    if (begun.value.meeting.state !== 'open') {
      await keepBefore(ctx, opinion, reason);
      await keepTally(ctx, meetingId);
    }
    const event = { type: 'meeting.opinion_withdrawn', subject: meetingId, data: { opinionId, reason } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { begin } from '../begin.ts';
import { missing } from '../meeting.refusals.ts';
import { Made, MoveInput, StartInput } from '../meeting.schema.ts';
import { nextQueueNo, opinionOf, opinionsOf, setOpinion } from '../opinion.sql.ts';

/**
 * Lets somebody who waits change places with his neighbour in the queue. The move is relative and the meeting is held
 * still: of two chairs who move at once neither loses a move.
 */
export const moveSpeaker = command({
  name: 'meeting.moveSpeaker',
  http: 'POST /meetings/{meetingId}/speakers/{opinionId}/move',
  summary: 'Đưa một người lên hoặc xuống một chỗ trong hàng chờ phát biểu',
  input: MoveInput,
  output: Made,
  async run(ctx, { meetingId, opinionId, direction }) {
    const begun = await begin(ctx, 'meeting.moveSpeaker', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const waiting = (await opinionsOf(ctx, meetingId)).filter(({ state }) => state === 'waiting');
    const at = waiting.findIndex((one) => one.opinion_id === opinionId);
    const [one, other] = [waiting[at], waiting[direction === 'up' ? at - 1 : at + 1]];
    if (!one) return missing('opinion');
    if (!other) return conflict(direction === 'up' ? 'Người này đã đứng đầu hàng.' : 'Người này đã đứng cuối hàng.');
    await setOpinion(ctx, one.opinion_id, { queue_no: other.queue_no });
    await setOpinion(ctx, other.opinion_id, { queue_no: one.queue_no });
    const event = { type: 'meeting.speaker_moved', subject: meetingId, data: { opinionId, direction } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

/** Takes somebody off the queue who has not spoken; `meeting.returnSpeaker` is the way back. */
export const takeOffSpeaker = command({
  name: 'meeting.takeOffSpeaker',
  http: 'POST /meetings/{meetingId}/speakers/{opinionId}/removal',
  summary: 'Đưa một người ra khỏi hàng chờ phát biểu; đưa lại được',
  input: StartInput,
  output: Made,
  async run(ctx, { meetingId, opinionId }) {
    const begun = await begin(ctx, 'meeting.takeOffSpeaker', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    if (opinion?.state !== 'waiting') return missing('opinion');
    await setOpinion(ctx, opinionId, { state: 'withdrawn' });
    const event = { type: 'meeting.speaker_taken_off', subject: meetingId, data: { opinionId } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

/** Puts somebody who was taken off the queue back, at its end. */
export const returnSpeaker = command({
  name: 'meeting.returnSpeaker',
  http: 'POST /meetings/{meetingId}/speakers/{opinionId}/return',
  summary: 'Đưa một người đã ra khỏi hàng chờ trở lại cuối hàng',
  input: StartInput,
  output: Made,
  async run(ctx, { meetingId, opinionId }) {
    const begun = await begin(ctx, 'meeting.returnSpeaker', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    const opinion = await opinionOf(ctx, meetingId, opinionId);
    // What has been spoken and was withdrawn with a reason is no wish to speak.
    if (opinion?.state !== 'withdrawn' || opinion.opinion_no !== null) return missing('opinion');
    await setOpinion(ctx, opinionId, { state: 'waiting', queue_no: await nextQueueNo(ctx, meetingId) });
    const event = { type: 'meeting.speaker_returned', subject: meetingId, data: { opinionId } };
    return ok({ permit: begun.value.permit, value: { id: opinionId }, event });
  },
});

import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { begin } from '../begin.ts';
import { listOf, replaceList } from '../invitation.ts';
import { Made, MakeUpInput } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';
import { HELD } from '../states.ts';
import { standingsOf } from '../standing.sql.ts';
import { keepWords } from '../word.sql.ts';
import { farOff, newMeeting } from './plan.ts';

/** Plans a make-up session for those who were missing; its list is frozen like any other, and both rates are kept. */
export const planMakeUp = command({
  name: 'meeting.planMakeUp',
  http: 'POST /meetings/{meetingId}/make-up',
  summary: 'Lập buổi học bù cho người vắng; giữ cả hai tỷ lệ',
  input: MakeUpInput,
  output: Made,
  async run(ctx, { meetingId, startsAt, place }) {
    const begun = await begin(ctx, 'meeting.planMakeUp', { meetingId, states: HELD });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    if (meeting.make_up_of !== null) return conflict('Buổi này đã là buổi học bù; hãy lập từ hội nghị gốc.');
    if (startsAt <= meeting.starts_at) return invalid('startsAt', 'Buổi học bù phải sau hội nghị đã họp');
    const strange = farOff(ctx, startsAt);
    if (strange) return strange;
    const standing = await standingsOf(ctx, meetingId);
    const wanted = new Set(
      standing.filter((one) => one.standing !== 'present' && !one.is_made_up).map((one) => one.person_id),
    );
    if (wanted.size === 0) return conflict('Không còn ai vắng cần học bù.');
    const fresh = {
      ...meeting,
      ...newMeeting(ctx, meeting.unit_id),
      ...{ title: `Học bù: ${meeting.title}`, starts_at: startsAt, place, make_up_of: meetingId },
    };
    await tables(ctx.tx).insertInto('meeting.meeting').values(fresh).execute();
    await keepWords(ctx, fresh);
    const called = (await listOf(ctx, meetingId)).filter((one) => wanted.has(one.person_id));
    await replaceList(
      ctx,
      fresh.meeting_id,
      called.map(({ person_id, code, name, post, unit_name, category, category_name }) => ({
        called: { person_id, code, name, post, unit_name, category, category_name },
        source: 'make_up' as const,
      })),
    );
    const data = { madeUpBy: fresh.meeting_id, invited: called.length };
    return ok({
      permit,
      value: { id: fresh.meeting_id },
      event: { type: 'meeting.make_up_planned', subject: meetingId, data },
    });
  },
});

import { z } from 'zod';
import { dayOf, fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, RoundOnly, tables } from '../ballot.schema.ts';
import { PUBLIC_STATES } from '../release/publication.views.ts';
import { loadRound } from '../round-step.ts';
import { daysBetween, replyStanding } from './reply-clock.ts';

const Reply = z.object({
  version: z.int(),
  repliedOn: z.string(),
  acceptance: z.string(),
  explanation: z.string(),
  /** `isPast`: the day that was promised has gone by; whether it was kept is not known here. */
  changes: z.array(z.object({ what: z.string(), dueOn: z.string(), isPast: z.boolean() })),
});

/** What each person who was rated answered, and the clock of who has not. Public as soon as the result is. */
export const replies = view({
  name: 'ballot.replies',
  http: 'GET /rounds/{roundId}/replies',
  summary: 'Trả lời của người được góp ý và hạn trả lời, công khai cùng kết quả',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    dueOn: z.string(),
    /** Days until the reply is due; negative when that day has passed. */
    daysLeft: z.int(),
    subjects: z.array(
      z.object({
        subjectNo: z.int(),
        name: z.string(),
        post: z.string(),
        isMe: z.boolean(),
        standing: z.enum(['awaited', 'overdue', 'in_time', 'late']),
        /** First to last; the last one counts. */
        replies: z.array(Reply),
      }),
    ),
  }),
  async run(ctx, { roundId }) {
    const permit = mayReadPublic('ballot.replies');
    const loaded = await loadRound(ctx, roundId, 'none');
    const dueOn = loaded?.round.reply_due_on;
    if (!permit || !loaded || !dueOn || !PUBLIC_STATES.includes(loaded.round.state)) {
      return fail({ code: 'not_found', what: 'round' });
    }
    const today = dayOf(ctx.now);
    const said = await repliesOf(ctx, roundId, today);
    const subjects = loaded.subjects.map(({ subject_no: subjectNo, name, post, person_id: personId }) => {
      const mine = said.filter((one) => one.subjectNo === subjectNo).map(({ subjectNo: _, ...one }) => one);
      const isMe = ctx.actor.kind === 'person' && ctx.actor.personId === personId;
      return { subjectNo, name, post, isMe, standing: replyStanding(dueOn, today, mine[0]?.repliedOn), replies: mine };
    });
    const { title } = loaded.round;
    return ok({ permit, value: { roundId, title, dueOn, daysLeft: daysBetween(today, dueOn), subjects } });
  },
});

async function repliesOf(ctx: Ctx, roundId: string, today: string) {
  const db = tables(ctx.tx);
  const rows = await db
    .selectFrom('ballot.reply')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('subject_no')
    .orderBy('version')
    .execute();
  const changes = await db
    .selectFrom('ballot.reply_change')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('change_no')
    .execute();
  return rows.map((row) => ({
    subjectNo: row.subject_no,
    version: row.version,
    repliedOn: row.replied_on,
    acceptance: row.acceptance,
    explanation: row.explanation,
    changes: changes
      .filter((one) => one.subject_no === row.subject_no && one.version === row.version)
      .map(({ what, due_on: dueOn }) => ({ what, dueOn, isPast: dueOn < today })),
  }));
}

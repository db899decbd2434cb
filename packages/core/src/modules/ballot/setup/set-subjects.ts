import { z } from 'zod';
import { dayOf, fail, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { PersonId, RoundId, Stepped, tables } from '../ballot.schema.ts';
import { cardsOf } from '../people.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Names who is rated: 1 to 15 people, in the order of the ballot. They leave the whole roll of this round (rulings, 7). */
export const setSubjects = command({
  name: 'ballot.setSubjects',
  http: 'PUT /rounds/{roundId}/subjects',
  summary: 'Chọn người được góp ý; người được góp ý không có trong danh sách bỏ phiếu',
  input: z.strictObject({
    roundId: RoundId,
    personIds: z
      .array(PersonId)
      .min(1, 'Chọn ít nhất một người')
      .max(15, 'Nhiều nhất 15 người trong một đợt')
      .refine((ids) => new Set(ids).size === ids.length, 'Một người chỉ được chọn một lần'),
  }),
  output: Stepped,
  async run(ctx, { roundId, personIds }) {
    const step = await beginStep(ctx, 'ballot.setSubjects', roundId);
    if (!step.ok) return step;
    const { round, members, permit, subjects: before } = step.value;
    const cards = await cardsOf(ctx, personIds, dayOf(ctx.now));
    if (cards.length !== personIds.length) return invalid('personIds', 'Có người không còn trong danh sách của đơn vị');
    const postless = cards.find((card) => card.post === '');
    if (postless) return invalid('personIds', `${postless.name} chưa giữ chức danh nào; hãy ghi chức danh trước`);
    if (members.some((member) => personIds.includes(member.person_id))) {
      return invalid('personIds', 'Ủy viên ban kiểm phiếu không thể là người được góp ý');
    }
    const isActor = ctx.actor.kind === 'person' && personIds.includes(ctx.actor.personId);
    if (isActor) return fail({ code: 'forbidden', action: 'ballot.setSubjects' });

    const db = tables(ctx.tx);
    await db
      .deleteFrom('ballot.subject')
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .execute();
    await db
      .insertInto('ballot.subject')
      .values(
        cards.map((card, index) => {
          const kept = before.find((subject) => subject.person_id === card.personId);
          return {
            tenant_id: ctx.tenantId,
            round_id: roundId,
            subject_no: index + 1,
            person_id: card.personId,
            name: card.name,
            post: card.post,
            plan_sha256: kept?.plan_sha256 ?? null,
            plan_title: kept?.plan_title ?? '',
          };
        }),
      )
      .execute();
    await db
      .deleteFrom('issue.roll_entry')
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('person_id', 'in', personIds)
      .execute();
    const event = { type: 'ballot.subjects_set', subject: roundId, data: { personIds } };
    return ok({ permit, value: await endStep(ctx, 'ballot.setSubjects', { round }), event });
  },
});

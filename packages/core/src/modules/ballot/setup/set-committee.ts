import { z } from 'zod';
import { dayOf, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { PersonId, RoundId, Stepped, tables, type MemberRow } from '../ballot.schema.ts';
import { cardsOf } from '../people.ts';
import { beginStep, endStep } from '../round-step.ts';

const Input = z
  .strictObject({
    roundId: RoundId,
    /** In the order of the minutes; the first is the head. */
    personIds: z
      .array(PersonId)
      .min(3, 'Ban kiểm phiếu có ít nhất 3 người')
      .max(9, 'Ban kiểm phiếu có nhiều nhất 9 người')
      .refine((ids) => new Set(ids).size === ids.length, 'Một người chỉ được chọn một lần'),
    threshold: z.coerce.number().int().min(2, 'Cần ít nhất 2 người cùng mở hòm phiếu'),
  })
  .refine(({ personIds, threshold }) => threshold < personIds.length, {
    path: ['threshold'],
    message: 'Số người cần để mở phải ít hơn số ủy viên, để vắng một người vẫn mở được',
  });

/** Names the counting committee (3 to 9, none of them rated) and how many must come together to open. */
export const setCommittee = command({
  name: 'ballot.setCommittee',
  http: 'PUT /rounds/{roundId}/committee',
  summary: 'Lập ban kiểm phiếu; người đầu danh sách là trưởng ban',
  input: Input,
  output: Stepped,
  async run(ctx, { roundId, personIds, threshold }) {
    const step = await beginStep(ctx, 'ballot.setCommittee', roundId);
    if (!step.ok) return step;
    const { round, subjects, members, permit } = step.value;
    // In a draft that was opened again the keys of the former committee go with it.
    if (round.state !== 'draft' && members.some((member) => member.x25519 !== null)) {
      return invalid('personIds', 'Đã có ủy viên tạo khóa; muốn đổi ban kiểm phiếu, hãy đưa đợt về bản thảo');
    }
    if (subjects.some((subject) => personIds.includes(subject.person_id))) {
      return invalid('personIds', 'Người được góp ý không thể ở trong ban kiểm phiếu');
    }
    const cards = await cardsOf(ctx, personIds, dayOf(ctx.now));
    if (cards.length !== personIds.length) return invalid('personIds', 'Có người không còn trong danh sách của đơn vị');
    const db = tables(ctx.tx);
    await db
      .deleteFrom('ballot.committee_member')
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .execute();
    await db
      .insertInto('ballot.committee_member')
      .values(
        cards.map((card, index) => ({
          ...keysKept(members, card, index),
          tenant_id: ctx.tenantId,
          round_id: roundId,
          member_index: index + 1,
          person_id: card.personId,
          name: card.name,
          post: card.post,
          role: index === 0 ? ('head' as const) : ('member' as const),
        })),
      )
      .execute();
    const value = await endStep(ctx, 'ballot.setCommittee', { round, changes: { threshold } });
    return ok({
      permit,
      value,
      event: { type: 'ballot.committee_set', subject: roundId, data: { personIds, threshold } },
    });
  },
});

/** A key is bound to place and name (member proof of GBP-1): whoever keeps both keeps his key. */
function keysKept(before: readonly MemberRow[], card: { personId: string; name: string }, index: number) {
  const same = before.find((member) => member.person_id === card.personId);
  const isBound = same?.member_index === index + 1 && same.name === card.name;
  const { x25519 = null, ed25519 = null, proof = null } = isBound ? same : {};
  return { x25519, ed25519, proof };
}

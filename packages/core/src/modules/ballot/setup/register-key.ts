import { z } from 'zod';
import { conflict, fail, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, State, tables } from '../ballot.schema.ts';
import { memberProofHolds } from '../protocol.ts';
import { beginStep, endStep } from '../round-step.ts';

const hex = (bytes: number, what: string) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`), what);

/**
 * A committee member hands in the public half of the key that was made on his own device.
 * The proof binds both keys, his place and the round's title to his signing key (GBP-1, member proof).
 */
export const registerKey = command({
  name: 'ballot.registerKey',
  http: 'POST /rounds/{roundId}/committee/key',
  summary: 'Ủy viên ban kiểm phiếu nộp khóa công khai; khóa bí mật không rời máy của ủy viên',
  input: z.strictObject({
    roundId: RoundId,
    x25519: hex(32, 'Khóa niêm phong không đúng dạng'),
    ed25519: hex(32, 'Khóa ký không đúng dạng'),
    proof: hex(64, 'Chữ ký chứng minh không đúng dạng'),
  }),
  output: z.object({ roundId: RoundId, state: State, keysReady: z.int(), members: z.int() }),
  async run(ctx, { roundId, x25519, ed25519, proof }) {
    const step = await beginStep(ctx, 'ballot.registerKey', roundId);
    if (!step.ok) return step;
    const { round, members, permit } = step.value;
    const own = members.find((member) => ctx.actor.kind === 'person' && member.person_id === ctx.actor.personId);
    if (!own) return fail({ code: 'forbidden', action: 'ballot.registerKey' });
    if (own.x25519 !== null) return conflict('Đồng chí đã nộp khóa cho đợt này; mỗi người chỉ một khóa.');
    const others = members.flatMap((member) => [member.x25519, member.ed25519]);
    if (others.includes(x25519) || others.includes(ed25519) || x25519 === ed25519) {
      return invalid('x25519', 'Khóa này đã có người nộp');
    }
    const member = { index: own.member_index, name: own.name, x25519, ed25519, proof };
    if (!memberProofHolds(round.title, member)) return invalid('proof', 'Chữ ký chứng minh không khớp với khóa');
    await tables(ctx.tx)
      .updateTable('ballot.committee_member')
      .set({ x25519, ed25519, proof })
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('member_index', '=', own.member_index)
      .execute();
    const stepped = await endStep(ctx, 'ballot.registerKey', { round });
    const keysReady = members.filter((each) => each.x25519 !== null).length + 1;
    return ok({
      permit,
      value: { ...stepped, keysReady, members: members.length },
      event: { type: 'ballot.key_registered', subject: roundId, data: { memberIndex: own.member_index, ed25519 } },
    });
  },
});

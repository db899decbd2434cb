import { z } from 'zod';
import { conflict, fail, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, State, tables, type MemberRow } from '../ballot.schema.ts';
import { memberProofHolds } from '../protocol.ts';
import { beginStep, endStep } from '../round-step.ts';

const hex = (bytes: number, what: string) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`), what);

/**
 * A committee member hands in the public half of the key that was made on his own device.
 * Until the committee is confirmed a lost key may be replaced by a new one. The proof binds both keys, his place and the round's title to his signing key (GBP-1, member proof).
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
    /** Said by a member who has lost the key that he handed in: this one takes its place. */
    isReplacement: z.literal(true).optional(),
  }),
  output: z.object({ roundId: RoundId, state: State, keysReady: z.int(), members: z.int() }),
  async run(ctx, { roundId, x25519, ed25519, proof, isReplacement = false }) {
    const step = await beginStep(ctx, 'ballot.registerKey', roundId);
    if (!step.ok) return step;
    const { round, members, permit } = step.value;
    const own = members.find((member) => ctx.actor.kind === 'person' && member.person_id === ctx.actor.personId);
    if (!own) return fail({ code: 'forbidden', action: 'ballot.registerKey' });
    const member = { index: own.member_index, name: own.name, x25519, ed25519, proof };
    const refused = refusedKey(member, { title: round.title, own, members, isReplacement });
    if (refused) return refused;
    await tables(ctx.tx)
      .updateTable('ballot.committee_member')
      .set({ x25519, ed25519, proof })
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('member_index', '=', own.member_index)
      .execute();
    const stepped = await endStep(ctx, 'ballot.registerKey', { round });
    const keysReady = members.filter((each) => each.x25519 !== null || each === own).length;
    return ok({
      permit,
      value: { ...stepped, keysReady, members: members.length },
      event: {
        type: own.x25519 === null ? 'ballot.key_registered' : 'ballot.key_replaced',
        subject: roundId,
        data: { memberIndex: own.member_index, ed25519 },
      },
    });
  },
});

interface Asked {
  readonly title: string;
  readonly own: MemberRow;
  readonly members: readonly MemberRow[];
  readonly isReplacement: boolean;
}
/** Why this key cannot be the member's, if it cannot. */
function refusedKey(member: Parameters<typeof memberProofHolds>[1], { title, own, members, isReplacement }: Asked) {
  const { x25519, ed25519 } = member;
  if (own.x25519 !== null && !isReplacement) {
    return conflict('Đồng chí đã nộp khóa cho đợt này; mỗi người chỉ một khóa. Mất khóa thì mở trang “Khi mất khóa”.');
  }
  const known = members.flatMap((each) => [each.x25519, each.ed25519]);
  if (known.includes(x25519) || known.includes(ed25519) || x25519 === ed25519) {
    return invalid('x25519', 'Khóa này đã có người nộp');
  }
  return memberProofHolds(title, member) ? undefined : invalid('proof', 'Chữ ký chứng minh không khớp với khóa');
}

import { bearsUnseen } from '@guong/vietnamese';
import { z } from 'zod';
import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, Stepped, tables } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/**
 * Names who recounts from outside (the superior, the inspection committee), with the public half of a key that was
 * made on his own machine. The manifest carries it, and the counting station seals the recount package to it.
 */
export const nameAuditor = command({
  name: 'ballot.nameAuditor',
  http: 'PUT /rounds/{roundId}/auditor',
  summary: 'Ghi người giám sát kiểm lại và khóa công khai của người đó',
  input: z.strictObject({
    roundId: RoundId,
    name: z
      .string()
      .trim()
      .normalize('NFC')
      .min(1, 'Nhập tên người hoặc cơ quan giám sát')
      .max(200, 'Tên dài quá 200 ký tự')
      .refine((text) => !bearsUnseen(text), 'Bỏ ký tự không nhìn thấy trong tên'),
    x25519: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, 'Khóa công khai gồm 64 ký tự 0-9a-f, đúng như người giám sát gửi'),
  }),
  output: Stepped,
  async run(ctx, { roundId, name, x25519 }) {
    const step = await beginStep(ctx, 'ballot.nameAuditor', roundId);
    if (!step.ok) return step;
    const { round, members, permit } = step.value;
    if (round.protocol_id !== null) return conflict('Bản kê đã niêm phong; người giám sát không đổi được nữa.');
    if (members.some((member) => member.x25519 === x25519 || member.ed25519 === x25519)) {
      return invalid('x25519', 'Khóa này là của một ủy viên ban kiểm phiếu');
    }
    await tables(ctx.tx)
      .insertInto('ballot.auditor')
      .values({ tenant_id: ctx.tenantId, round_id: roundId, name, x25519 })
      .onConflict((clash) => clash.columns(['tenant_id', 'round_id']).doUpdateSet({ name, x25519 }))
      .execute();
    const value = await endStep(ctx, 'ballot.nameAuditor', { round });
    return ok({ permit, value, event: { type: 'ballot.auditor_named', subject: roundId, data: { name, x25519 } } });
  },
});

/** The auditor of a round, as the manifest and the page of the round show him; none is the rule for small rounds. */
export const auditorsOf = (ctx: Ctx, roundId: string): Promise<{ name: string; x25519: string }[]> =>
  tables(ctx.tx)
    .selectFrom('ballot.auditor')
    .select(['name', 'x25519'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();

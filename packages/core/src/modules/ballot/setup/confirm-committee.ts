import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State, tables } from '../ballot.schema.ts';
import { newIssuerKey, wrapIssuerKey } from '../protocol.ts';
import { beginStep, endStep } from '../round-step.ts';

/**
 * The leadership confirms the committee once every member has a key; the server makes one issuer key per group.
 * The private halves are wrapped at rest and destroyed when issuing ends.
 */
export const confirmCommittee = command({
  name: 'ballot.confirmCommittee',
  http: 'POST /rounds/{roundId}/committee/confirmation',
  summary: 'Xác nhận ban kiểm phiếu khi mọi ủy viên đã có khóa',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, members: z.int(), threshold: z.int() }),
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.confirmCommittee', roundId);
    if (!step.ok) return step;
    const { round, members, permit } = step.value;
    if (members.length < 3) return conflict('Ban kiểm phiếu cần ít nhất 3 người.');
    const waiting = members.filter((member) => member.x25519 === null).map((member) => member.name);
    if (waiting.length > 0) return conflict(`Còn chờ khóa của: ${waiting.join(', ')}.`);
    const db = tables(ctx.tx);
    const groups = await db
      .selectFrom('ballot.credential_group')
      .select('group_no')
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .orderBy('group_no')
      .execute();
    for (const { group_no } of groups) {
      const key = await newIssuerKey(round.rsa_bits);
      const place = { tenant_id: ctx.tenantId, round_id: roundId, issuer_no: 1, group_no, channel: 'online' as const };
      await db
        .insertInto('ballot.issuer')
        .values({ ...place, spki: key.spki })
        .execute();
      const wrapped_key = Buffer.from(wrapIssuerKey(ctx.secrets, place, key.privateKey));
      await db
        .insertInto('issue.issuer_key')
        .values({ ...place, wrapped_key })
        .execute();
    }
    const counts = { members: members.length, threshold: round.threshold };
    const stepped = await endStep(ctx, 'ballot.confirmCommittee', { round });
    return ok({
      permit,
      value: { ...stepped, ...counts },
      event: { type: 'ballot.committee_confirmed', subject: roundId, data: { ...counts, issuerKeys: groups.length } },
    });
  },
});

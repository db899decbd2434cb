import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Upward, type Answer } from './delivery.schema.ts';

/** How this house has answered one obligation that came from above; empty when it came from nowhere or has no answer. */
export const answers = view({
  name: 'document.answers',
  http: 'none',
  summary: 'Câu trả lời của mình cho một việc cấp trên gửi xuống',
  input: z.strictObject({ obligationId: z.uuid('Chọn nghĩa vụ') }),
  output: z.object({ upward: z.array(Upward) }),
  async run(ctx, { obligationId }) {
    const permit = mayCarry(ctx.actor, 'document.answers');
    if (!permit) return forbidden('document.answers');
    const upward = (await answeredRows(ctx, obligationId)).flatMap((row) => {
      const answer = answerIn(row);
      return answer === undefined ? [] : [{ toTenantId: row.from_tenant_id, obligationId: row.sending_id, answer }];
    });
    return ok({ permit, value: { upward } });
  },
});

interface AnsweredRow {
  readonly sending_id: string;
  readonly from_tenant_id: string;
  readonly symbol: string | null;
  readonly issued_on: string | null;
  readonly title: string | null;
  readonly code: string | null;
  readonly done_on: string | null;
  readonly done_how: string;
}
async function answeredRows(ctx: Ctx, obligationId: string): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select r.sending_id, r.from_tenant_id, d.symbol, d.issued_on, d.title, i.code, o.done_on, o.done_how
    from document.receipt r
      join document.obligation o on o.tenant_id = r.tenant_id and o.obligation_id = r.obligation_id
      left join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.own_document_id
      left join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    where r.tenant_id = ${ctx.tenantId} and r.obligation_id = ${obligationId}
    order by r.sending_id`.execute(ctx.tx);
  return rows;
}

function answerIn({ symbol, issued_on: issuedOn, title, code, done_on: doneOn, done_how: how }: AnsweredRow) {
  const isIssued = symbol !== null && issuedOn !== null && title !== null && code !== null;
  if (isIssued) return { kind: 'document', symbol, issuedOn, title, code } satisfies Answer;
  return doneOn === null ? undefined : ({ kind: 'otherwise', doneOn, how } satisfies Answer);
}

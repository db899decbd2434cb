import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Outgoing } from './delivery.schema.ts';

/** What was asked of units that keep their own house and has not arrived there: the outbox, the oldest first. */
export const sendings = view({
  name: 'document.sendings',
  http: 'none',
  summary: 'Những việc còn phải gửi tới đảng bộ cấp dưới',
  input: z.strictObject({}),
  output: z.object({ outgoing: z.array(Outgoing) }),
  async run(ctx) {
    const permit = mayCarry(ctx.actor, 'document.sendings');
    if (!permit) return forbidden('document.sendings');
    const outgoing = (await undelivered(ctx)).map((row) => ({
      childTenantId: row.child_tenant_id,
      sending: {
        sendingId: row.obligation_id,
        fromTenantId: ctx.tenantId,
        issuer: { code: row.code, name: row.name },
        symbol: row.symbol,
        issuedOn: row.issued_on,
        title: row.title,
        requiredType: row.required_type,
        task: row.task,
        dueOn: row.due_on,
      },
    }));
    return ok({ permit, value: { outgoing } });
  },
});

interface UndeliveredRow {
  readonly obligation_id: string;
  readonly child_tenant_id: string;
  readonly code: string;
  readonly name: string;
  readonly symbol: string;
  readonly issued_on: string;
  readonly title: string;
  readonly required_type: string;
  readonly task: string;
  readonly due_on: string;
}
async function undelivered(ctx: Ctx): Promise<UndeliveredRow[]> {
  const { rows } = await sql<UndeliveredRow>`
    select o.obligation_id, s.child_tenant_id, i.code, i.name, d.symbol, d.issued_on, d.title, o.required_type, o.task, o.due_on
    from document.subordinate s
      join document.obligation o on o.tenant_id = s.tenant_id and o.unit_id = s.unit_id and not o.is_withdrawn
        and o.exempt_because is null
      join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
      join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    where s.tenant_id = ${ctx.tenantId} and not exists (select from document.delivery v
      where v.tenant_id = o.tenant_id and v.obligation_id = o.obligation_id)
    order by d.issued_on, o.obligation_id`.execute(ctx.tx);
  return rows;
}

import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { isAnswered } from '../cascade/obligation.sql.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { DocumentId } from '../document.schema.ts';
import { documentById } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { withdrawalOf } from '../withdrawal.ts';
import { MessageLine, MESSAGE_STATES, Withdrawal } from './delivery.schema.ts';
import { messageLines } from './message-lines.figures.ts';

const ArrivedFile = z.object({ name: z.string(), hasArrived: z.boolean(), isWithdrawn: z.boolean() });
const Asked = z.object({
  obligationId: z.uuid(),
  requiredType: z.string(),
  task: z.string(),
  dueOn: z.string(),
  isAnswered: z.boolean(),
  exemptBecause: z.string().nullable(),
  isWithdrawn: z.boolean(),
  withdrawal: Withdrawal.nullable(),
  /** How far the answer is on its way up; null while there is none. */
  answer: z.enum(MESSAGE_STATES).nullable(),
});
const Arrival = z.object({
  fromName: z.string(),
  receivedAt: z.date(),
  changedAt: z.date(),
  files: z.array(ArrivedFile),
  asks: z.array(Asked),
});

/** Where a document went and how far it came there; and from where it came, with what. */
export const deliveries = view({
  name: 'document.deliveries',
  http: 'GET /documents/{documentId}/deliveries',
  summary: 'Văn bản này đã gửi tới đảng bộ nào, đã tới chưa; hoặc đã nhận từ đâu, kèm những gì',
  input: z.strictObject({ documentId: DocumentId }),
  output: z.object({
    /** The newest message of each thing to each committee. */
    outgoing: z.array(MessageLine),
    arrivals: z.array(Arrival),
  }),
  async run(ctx, { documentId }) {
    const permit = mayReadCascade(ctx.actor, 'document.deliveries');
    if (!permit) return forbidden('document.deliveries');
    if (!(await documentById(ctx, documentId))) return missing('document');
    const outgoing = await messageLines(ctx, { documentId });
    return ok({ permit, value: { outgoing, arrivals: await arrivalsOf(ctx, documentId, outgoing) } });
  },
});

async function arrivalsOf(ctx: Ctx, documentId: string, outgoing: readonly MessageLine[]) {
  const inbound = await tables(ctx.tx)
    .selectFrom('document.inbound')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .orderBy('received_at')
    .execute();
  const arrivals: z.input<typeof Arrival>[] = [];
  for (const { from_tenant_id: from, from_name: fromName, received_at, changed_at } of inbound) {
    arrivals.push({
      ...{ fromName, receivedAt: received_at, changedAt: changed_at },
      files: await filesFrom(ctx, documentId, from),
      asks: await asksFrom(ctx, documentId, { from, outgoing }),
    });
  }
  return arrivals;
}

async function filesFrom(ctx: Ctx, documentId: string, from: string) {
  const rows = await tables(ctx.tx)
    .selectFrom('document.inbound_file')
    .select(['name', 'attachment_id', 'is_withdrawn as isWithdrawn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('from_tenant_id', '=', from)
    .orderBy('source_id')
    .execute();
  return rows.map(({ attachment_id, ...row }) => ({ ...row, hasArrived: attachment_id !== null }));
}

interface Sender {
  readonly from: string;
  readonly outgoing: readonly MessageLine[];
}
async function asksFrom(ctx: Ctx, documentId: string, { from, outgoing }: Sender) {
  const rows = await tables(ctx.tx)
    .selectFrom('document.receipt as r')
    .innerJoin('document.obligation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'r.tenant_id').onRef('o.obligation_id', '=', 'r.obligation_id'),
    )
    .selectAll('o')
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.from_tenant_id', '=', from)
    .where('o.document_id', '=', documentId)
    .orderBy('o.due_on')
    .orderBy('o.obligation_id')
    .execute();
  return rows.map((row) => ({
    ...{ obligationId: row.obligation_id, requiredType: row.required_type, task: row.task, dueOn: row.due_on },
    isAnswered: isAnswered(row),
    exemptBecause: row.exempt_because,
    isWithdrawn: row.is_withdrawn,
    withdrawal: withdrawalOf(row),
    answer: outgoing.find((one) => one.kind === 'answer' && one.subjectId === row.obligation_id)?.state ?? null,
  }));
}

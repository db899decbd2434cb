import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadTraffic, seesTitles } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { MessageLine } from './delivery.schema.ts';
import { messageLines } from './message-lines.figures.ts';

const SHOWN = 100;

const ArrivalLine = z.object({
  documentId: z.uuid(),
  symbol: z.string(),
  title: z.string(),
  fromName: z.string(),
  receivedAt: z.date(),
  changedAt: z.date(),
  isWithdrawn: z.boolean(),
});

/** What has not arrived at other committees, and what came from them last. Whoever runs the machine sees numbers and states only. */
export const traffic = view({
  name: 'document.traffic',
  http: 'none',
  summary: 'Gửi và nhận giữa các đảng bộ: bao nhiêu tin chưa tới, tin cũ nhất, văn bản vừa nhận',
  input: z.strictObject({}),
  output: z.object({
    waiting: z.int(),
    /** Refused or given up. */
    failed: z.int(),
    /** When the oldest of those that wait was made. */
    oldestAt: z.date().nullable(),
    messages: z.array(MessageLine),
    arrivals: z.array(ArrivalLine),
  }),
  async run(ctx) {
    const permit = mayReadTraffic(ctx.actor);
    if (!permit) return forbidden('document.traffic');
    const lines = await messageLines(ctx, { isOpen: true, limit: SHOWN });
    const isNamed = seesTitles(ctx.actor);
    const messages = isNamed ? lines : lines.map((line) => ({ ...line, about: '', symbol: '', why: '' }));
    const arrivals = isNamed ? await arrivalLines(ctx) : [];
    return ok({ permit, value: { ...(await countsOf(ctx)), messages, arrivals } });
  },
});

interface Counts {
  readonly waiting: number;
  readonly failed: number;
  readonly oldestAt: Date | null;
}
async function countsOf(ctx: Ctx): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state in ('refused', 'given_up')))::int as failed,
      min(made_at) filter (where state = 'waiting') as "oldestAt"
    from document.message where tenant_id = ${ctx.tenantId}`.execute(ctx.tx);
  return rows[0] ?? { waiting: 0, failed: 0, oldestAt: null };
}

async function arrivalLines(ctx: Ctx): Promise<z.input<typeof ArrivalLine>[]> {
  const { rows } = await sql<z.input<typeof ArrivalLine>>`
    select i.document_id as "documentId", d.symbol, d.title, i.from_name as "fromName", i.received_at as "receivedAt",
      i.changed_at as "changedAt", d.withdrawn_on is not null as "isWithdrawn"
    from document.inbound i
      join document.document d on d.tenant_id = i.tenant_id and d.document_id = i.document_id
    where i.tenant_id = ${ctx.tenantId} order by i.changed_at desc, i.source_id limit ${SHOWN}`.execute(ctx.tx);
  return rows;
}

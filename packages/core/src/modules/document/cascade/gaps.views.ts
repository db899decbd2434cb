import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { lineOf, unitNames } from './obligation-line.ts';
import { ObligationLine } from './obligation.schema.ts';
import { obligationRecords } from './standing.figures.ts';

const Paged = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const Line = z.object({
  documentId: z.uuid(),
  symbol: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  issuerName: z.string(),
});
type Line = z.output<typeof Line> & { readonly total: number };

const COLUMNS = sql`d.document_id as "documentId", d.symbol, d.title, d.issued_on as "issuedOn", i.name as "issuerName",
  (count(*) over ())::int as total`;

/** Own documents that carry out, guide, amend, replace, revoke, cite or conclude nothing: nobody can tell what they are for. */
export const orphans = view({
  name: 'document.orphans',
  http: 'GET /documents/orphans',
  summary: 'Văn bản của mình không dựa vào văn bản nào',
  input: Paged,
  output: z.object({ documents: z.array(Line), total: z.int() }),
  async run(ctx, { limit, offset }) {
    const permit = mayReadCascade(ctx.actor, 'document.orphans');
    if (!permit) return forbidden('document.orphans');
    const { rows } = await sql<Line>`select ${COLUMNS}
      from document.document d
        join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id and i.unit_id is not null
      where d.tenant_id = ${ctx.tenantId} and not exists (select from document.link l
        where l.tenant_id = d.tenant_id and l.from_id = d.document_id and not l.is_withdrawn)
      order by d.issued_on desc, d.document_id desc limit ${limit} offset ${offset}`.execute(ctx.tx);
    return ok({ permit, value: { documents: rows.map(lineOnly), total: rows[0]?.total ?? 0 } });
  },
});

const lineOnly = ({ total: _total, ...line }: Line): z.output<typeof Line> => line;

/**
 * Holes from above downwards: documents of superiors that nothing carries out and nobody was asked to, and obligations
 * whose day has passed without an answer.
 */
export const holes = view({
  name: 'document.holes',
  http: 'GET /documents/holes',
  summary: 'Chỗ trống: văn bản cấp trên chưa ai triển khai, và nghĩa vụ quá hạn chưa có văn bản',
  input: Paged,
  output: z.object({ documents: z.array(Line), total: z.int(), overdue: z.array(ObligationLine) }),
  async run(ctx, { limit, offset }) {
    const permit = mayReadCascade(ctx.actor, 'document.holes');
    if (!permit) return forbidden('document.holes');
    const { rows } = await sql<Line>`select ${COLUMNS}
      from document.document d
        join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id and i.is_superior
      where d.tenant_id = ${ctx.tenantId} and not exists (select from document.link l
          where l.tenant_id = d.tenant_id and l.to_id = d.document_id and not l.is_withdrawn)
        and not exists (select from document.obligation o
          where o.tenant_id = d.tenant_id and o.document_id = d.document_id and not o.is_withdrawn)
      order by d.issued_on desc, d.document_id desc limit ${limit} offset ${offset}`.execute(ctx.tx);
    const late = await obligationRecords(ctx, { everything: true }, ['overdue']);
    const names = late.length === 0 ? new Map<string, string>() : await unitNames(ctx);
    const overdue = late.map((row) => lineOf(row, names.get(row.unit_id) ?? '–'));
    return ok({ permit, value: { documents: rows.map(lineOnly), total: rows[0]?.total ?? 0, overdue } });
  },
});

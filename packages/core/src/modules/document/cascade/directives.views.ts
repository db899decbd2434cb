import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view, type Ctx, optionalField } from '../../../usecase/index.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Year } from '../document.schema.ts';
import { Covers } from './matrix.ts';
import { COVER_OF, type Cover, type ObligationState } from './obligation.schema.ts';
import { standing } from './standing.figures.ts';

const DirectivesInput = z.strictObject({
  year: optionalField(Year),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const Directive = z.object({
  documentId: z.uuid(),
  symbol: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  issuerName: z.string(),
  /** Whether a unit of ours issued it; else it came from above or from elsewhere. */
  isOwn: z.boolean(),
  covers: Covers,
  /** The nearest day set for what is not answered yet; null when nothing waits. */
  nextDueOn: z.string().nullable(),
});

const statesIn = (cover: Cover): readonly ObligationState[] =>
  (Object.keys(COVER_OF) as ObligationState[]).filter((state) => COVER_OF[state] === cover);
const counted = (cover: Cover) => sql<number>`(count(*) filter (where state = any(${[...statesIn(cover)]})))::int`;

/** Documents that ask something of units, the newest first, with how far each was carried out. */
export const directives = view({
  name: 'document.directives',
  http: 'GET /documents/directives',
  summary: 'Các văn bản đang giao việc triển khai, mỗi văn bản đã được bao nhiêu đơn vị triển khai',
  input: DirectivesInput,
  output: z.object({ directives: z.array(Directive), total: z.int(), years: z.array(z.int()) }),
  async run(ctx, asked) {
    const permit = mayReadCascade(ctx.actor, 'document.directives');
    if (!permit) return forbidden('document.directives');
    const rows = await linesOf(ctx, asked);
    const directives = rows.map(({ covered, late, missing, exempt, total: _total, ...row }) => ({
      ...row,
      covers: { covered, late, missing, exempt },
    }));
    return ok({ permit, value: { directives, total: rows[0]?.total ?? 0, years: await yearsOf(ctx) } });
  },
});

type Line = Omit<z.output<typeof Directive>, 'covers'> & Covers & { readonly total: number };

async function linesOf(ctx: Ctx, { year, limit, offset }: z.output<typeof DirectivesInput>): Promise<Line[]> {
  const { rows } = await sql<Line>`${standing(ctx, year === undefined ? { everything: true } : { year })}, line as (
      select document_id, ${counted('covered')} as covered, ${counted('late')} as late, ${counted('missing')} as missing,
        ${counted('exempt')} as exempt, min(due_on) filter (where state in ('waiting', 'overdue')) as next_due_on
      from standing group by document_id)
    select d.document_id as "documentId", d.symbol, d.title, d.issued_on as "issuedOn", i.name as "issuerName",
      i.unit_id is not null as "isOwn", l.next_due_on as "nextDueOn", covered, late, missing, exempt,
      (count(*) over ())::int as total
    from line l
      join document.document d on d.tenant_id = ${ctx.tenantId} and d.document_id = l.document_id
      join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    order by d.issued_on desc, d.document_id desc limit ${limit} offset ${offset}`.execute(ctx.tx);
  return rows;
}

async function yearsOf(ctx: Ctx): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from d.issued_on)::int as year
    from document.obligation o
      join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
    where o.tenant_id = ${ctx.tenantId} and not o.is_withdrawn order by 1 desc`.execute(ctx.tx);
  return rows.map(({ year }) => year);
}

import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { ObligationInput } from '../cascade/obligation.schema.ts';
import { obligationRecords, type StandingRow } from '../cascade/standing.figures.ts';
import { mayReadTemplates } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { tables } from '../document.tables.ts';
import { templateInForce } from '../template/template.sql.ts';
import { draftKey, issuerFor } from './draft.sql.ts';

const Source = z.object({ templateId: z.uuid(), code: z.string(), version: z.int() });

/** The drafts that were begun for an obligation, each with its template; and the template that holds today. */
export const drafts = view({
  name: 'document.drafts',
  http: 'GET /documents/obligations/{obligationId}/drafts',
  summary: 'Các dự thảo đã lập cho một việc triển khai, mỗi bản theo mẫu nào, bản nào; và mẫu đang dùng hôm nay',
  input: ObligationInput,
  output: z.object({
    /** None: the layout of the house. */
    inForce: Source.nullable(),
    drafts: z.array(z.object({ draftId: z.uuid(), madeAt: z.date(), template: Source.nullable() })),
  }),
  async run(ctx, { obligationId }) {
    const permit = mayReadTemplates(ctx.actor, 'document.drafts');
    if (!permit) return forbidden('document.drafts');
    const [row] = await obligationRecords(ctx, { obligationId });
    if (!row) return missing('obligation');
    const value = { inForce: await inForceFor(ctx, row), drafts: await begunFor(ctx, obligationId) };
    return ok({ permit, value });
  },
});

async function inForceFor(ctx: Ctx, row: StandingRow): Promise<z.infer<typeof Source> | null> {
  const issuer = await issuerFor(ctx, row.unit_id);
  if (!issuer) return null;
  const found = await templateInForce(ctx, draftKey(row, issuer));
  return found ? { templateId: found.template_id, code: found.code, version: found.version } : null;
}

async function begunFor(ctx: Ctx, obligationId: string) {
  const rows = await tables(ctx.tx)
    .selectFrom('document.own_draft as d')
    .leftJoin('document.form_template as t', (join) =>
      join.onRef('t.tenant_id', '=', 'd.tenant_id').onRef('t.template_id', '=', 'd.template_id'),
    )
    .select(['d.draft_id', 'd.made_at', 't.template_id', 't.code', 't.version'])
    .where('d.tenant_id', '=', ctx.tenantId)
    .where('d.obligation_id', '=', obligationId)
    .orderBy('d.made_at', 'desc')
    .orderBy('d.draft_id', 'desc')
    .execute();
  return rows.map(({ draft_id: draftId, made_at: madeAt, template_id: templateId, code, version }) => ({
    draftId,
    madeAt,
    template: templateId === null || code === null || version === null ? null : { templateId, code, version },
  }));
}

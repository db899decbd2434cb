import { familyOf } from '../../../platform/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { issuersOf } from '../cascade/obligation.views.ts';
import { issuerById } from '../document.sql.ts';
import { tables, type IssuerRow, type ObligationRow, type OwnDraftRow } from '../document.tables.ts';
import type { TemplateKey } from '../template/template.sql.ts';

/** What is said where a unit that must issue a document is no issuing body. */
export const NO_ISSUER = 'Đơn vị chưa có cơ quan ban hành: hãy thêm trong mục Cơ quan ban hành.';

/** The body by which a unit issues; nothing when it has none. */
export async function issuerFor(ctx: Ctx, unitId: string): Promise<IssuerRow | undefined> {
  const [issuerId] = await issuersOf(ctx, unitId);
  return issuerId === undefined ? undefined : issuerById(ctx, issuerId);
}

/** For what a template is sought: documents of this type in the layout of whoever issues them. */
export const draftKey = (
  row: Pick<ObligationRow, 'unit_id' | 'required_type'>,
  issuer: Pick<IssuerRow, 'name'>,
): TemplateKey => ({ unit_id: row.unit_id, type: row.required_type, family: familyOf(issuer.name) });

/** A draft of this tenant. */
export const draftById = (ctx: Ctx, draftId: string): Promise<OwnDraftRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.own_draft')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst();

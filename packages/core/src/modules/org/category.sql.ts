import type { Ctx } from '../../usecase/index.ts';
import { tables } from './org.tables.ts';

/** A category of this tenant, locked for a change. */
export const lockCategory = (ctx: Ctx, categoryId: string) =>
  tables(ctx.tx)
    .selectFrom('org.category')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('category_id', '=', categoryId)
    .forUpdate()
    .executeTakeFirst();

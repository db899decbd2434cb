import type { Ctx } from '../../usecase/index.ts';
import { tables, type HoldingRow, type PostRow } from './org.tables.ts';
import { endsAfter } from './period.sql.ts';

/** A post of this tenant, locked for a change. */
export const lockPost = (ctx: Ctx, postId: string): Promise<PostRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('org.post')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('post_id', '=', postId)
    .forUpdate()
    .executeTakeFirst();

/** A post-holding of this tenant, locked for a change. */
export const lockHolding = (ctx: Ctx, holdingId: string): Promise<HoldingRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('org.holding')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('holding_id', '=', holdingId)
    .forUpdate()
    .executeTakeFirst();

/** Everyone who holds the post on a day or later. */
export const holdingsOfPost = (ctx: Ctx, postId: string, day: string): Promise<HoldingRow[]> =>
  tables(ctx.tx)
    .selectFrom('org.holding')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('post_id', '=', postId)
    .where(endsAfter('', day))
    .execute();

/** The people of a list of holdings: what the policy asks for. */
export const holdersOf = (holdings: readonly HoldingRow[]): string[] => holdings.map((holding) => holding.person_id);

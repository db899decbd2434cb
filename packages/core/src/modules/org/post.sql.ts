import type { Ctx, Power } from '../../usecase/index.ts';
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

/** What the policy asks about a post: its powers, and who has them. */
export interface TouchedPost {
  readonly powers: readonly Power[];
  readonly holders: readonly string[];
}

/** A post (locked) with everyone who holds it on a day or later; an unknown one touches nothing. */
export async function postWithHolders(
  ctx: Ctx,
  postId: string,
  day: string,
): Promise<{ readonly post?: PostRow; readonly holdings: readonly HoldingRow[]; readonly touched: TouchedPost }> {
  const post = await lockPost(ctx, postId);
  if (!post) return { holdings: [], touched: { powers: [], holders: [] } };
  const holdings = await holdingsOfPost(ctx, postId, day);
  return { post, holdings, touched: { powers: post.powers, holders: holdings.map((holding) => holding.person_id) } };
}

/** A post-holding and its post (both locked); an unknown one touches nothing. */
export async function holdingWithPost(
  ctx: Ctx,
  holdingId: string,
): Promise<{ readonly before?: HoldingRow; readonly post?: PostRow; readonly touched: TouchedPost }> {
  const before = await lockHolding(ctx, holdingId);
  const post = before && (await lockPost(ctx, before.post_id));
  if (!before || !post) return { touched: { powers: [], holders: [] } };
  return { before, post, touched: { powers: post.powers, holders: [before.person_id] } };
}

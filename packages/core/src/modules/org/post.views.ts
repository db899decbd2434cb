import { dayOf, ok } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import { view, type ActingHolding } from '../../usecase/index.ts';
import { mayReadStructure } from './org.policy.ts';
import { forbidden } from './org.refusals.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';
import { HoldingsInput, HoldingsOutput, PostsOfInput, PostsOutput, type HoldingLine } from './post.schema.ts';

/**
 * The posts a person holds on a day, with their powers: the only source of powers in the house.
 * Nothing for whoever moved away, died or was merged, and nothing from an abolished post or an ended unit.
 */
export async function actingHoldings(
  tx: Tx,
  tenantId: string,
  at: { readonly personId: string; readonly day: string },
): Promise<ActingHolding[]> {
  const rows = await tables(tx)
    .selectFrom('org.holding as h')
    .innerJoin('org.post as p', (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.post_id', '=', 'h.post_id'),
    )
    .innerJoin('org.unit as u', (join) =>
      join.onRef('u.tenant_id', '=', 'p.tenant_id').onRef('u.unit_id', '=', 'p.unit_id'),
    )
    .innerJoin('org.person as w', (join) =>
      join.onRef('w.tenant_id', '=', 'h.tenant_id').onRef('w.person_id', '=', 'h.person_id'),
    )
    .select(['h.holding_id', 'p.unit_id', 'p.title', 'p.powers'])
    .where('h.tenant_id', '=', tenantId)
    .where('h.person_id', '=', at.personId)
    .where('w.state', 'in', ['active', 'retired'])
    .where(onDay('h', at.day))
    .where(onDay('p', at.day))
    .where(onDay('u', at.day))
    .orderBy('p.precedence')
    .orderBy('h.holding_id')
    .execute();
  return rows.map((row) => ({
    holdingId: row.holding_id,
    unitId: row.unit_id,
    postTitle: row.title,
    powers: row.powers,
  }));
}

/** Who holds which post on a day, in order of precedence; of one unit or one person if asked. */
export async function holdingsOn(
  tx: Tx,
  tenantId: string,
  at: { readonly day: string; readonly unitId?: string | undefined; readonly personId?: string | undefined },
): Promise<HoldingLine[]> {
  let query = tables(tx)
    .selectFrom('org.holding as h')
    .innerJoin('org.post as p', (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.post_id', '=', 'h.post_id'),
    )
    .innerJoin('org.person as w', (join) =>
      join.onRef('w.tenant_id', '=', 'h.tenant_id').onRef('w.person_id', '=', 'h.person_id'),
    )
    .innerJoin('org.unit_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'p.tenant_id').onRef('n.unit_id', '=', 'p.unit_id').on(onDay('n', at.day)),
    )
    .select(['h.holding_id', 'h.person_id', 'w.full_name', 'h.post_id', 'p.title', 'p.unit_id', 'n.name as unit_name'])
    .select(['h.mode', 'p.is_head', 'p.is_leader', 'h.from_on', 'h.to_on', 'h.revision'])
    .where('h.tenant_id', '=', tenantId)
    .where(onDay('h', at.day))
    .orderBy('p.precedence')
    .orderBy('w.sort_key')
    .orderBy('h.holding_id');
  if (at.unitId !== undefined) query = query.where('p.unit_id', '=', at.unitId);
  if (at.personId !== undefined) query = query.where('h.person_id', '=', at.personId);
  const rows = await query.execute();
  return rows.map((row) => ({
    holdingId: row.holding_id,
    personId: row.person_id,
    fullName: row.full_name,
    postId: row.post_id,
    title: row.title,
    unitId: row.unit_id,
    unitName: row.unit_name,
    mode: row.mode,
    isHead: row.is_head,
    isLeader: row.is_leader,
    fromOn: row.from_on,
    toOn: row.to_on,
    revision: row.revision,
  }));
}

/** Who holds which post on a day. */
export const holdings = view({
  name: 'org.holdings',
  http: 'GET /org/holdings',
  summary: 'Ai giữ chức danh gì tại một ngày',
  input: HoldingsInput,
  output: HoldingsOutput,
  async run(ctx, { asOf, unitId, personId }) {
    const permit = mayReadStructure(ctx.actor, 'org.holdings');
    if (!permit) return forbidden('org.holdings');
    const day = asOf ?? dayOf(ctx.now);
    return ok({ permit, value: { holdings: await holdingsOn(ctx.tx, ctx.tenantId, { day, unitId, personId }) } });
  },
});

/** The posts of a unit, or of the whole committee, on a day. */
export const postsOf = view({
  name: 'org.postsOf',
  http: 'GET /org/posts',
  summary: 'Danh mục chức danh tại một ngày',
  input: PostsOfInput,
  output: PostsOutput,
  async run(ctx, { unitId, asOf }) {
    const permit = mayReadStructure(ctx.actor, 'org.postsOf');
    if (!permit) return forbidden('org.postsOf');
    let query = tables(ctx.tx)
      .selectFrom('org.post')
      .select(['post_id as postId', 'unit_id as unitId', 'title', 'group_code as groupCode', 'is_head as isHead'])
      .select(['is_leader as isLeader', 'precedence', 'powers', 'from_on as fromOn', 'to_on as toOn', 'revision'])
      .where('tenant_id', '=', ctx.tenantId)
      .where(onDay('', asOf ?? dayOf(ctx.now)))
      .orderBy('precedence')
      .orderBy('title')
      .orderBy('post_id');
    if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
    return ok({ permit, value: { posts: await query.execute() } });
  },
});

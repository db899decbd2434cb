import { dayOf, ok } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import { view } from '../../usecase/index.ts';
import { CategoriesInput, CategoriesOutput } from './belonging.schema.ts';
import { mayReadStructure } from './org.policy.ts';
import { forbidden } from './org.refusals.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';

/** A person who may be called to a vote or a meeting, under the category that counts. */
export interface Elector {
  readonly personId: string;
  readonly code: string;
  readonly fullName: string;
  readonly sortKey: string;
  readonly memberKind: string;
  /** Name of the cell, or of the unit of the first post; empty when there is neither. */
  readonly unitName: string;
  /** Title of the first post by precedence; empty when there is none. */
  readonly postTitle: string;
  /** The category of the smallest precedence: a person in several is counted once. */
  readonly category: { readonly code: string; readonly name: string; readonly precedence: number };
}

/** Which electors: of which day, and only of these categories and people when given. */
export interface ElectorsAt {
  readonly day: string;
  readonly categories?: readonly string[];
  readonly personIds?: readonly string[];
}

/** Everyone who is in a (given) category on a day, once, under the primary one of these; by category, then by name. */
export async function electorsOn(tx: Tx, tenantId: string, at: ElectorsAt): Promise<Elector[]> {
  const { day, categories: codes, personIds } = at;
  if (codes?.length === 0 || personIds?.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('org.category_assignment as a')
    .innerJoin('org.category as c', (join) =>
      join.onRef('c.tenant_id', '=', 'a.tenant_id').onRef('c.category_id', '=', 'a.category_id').on(onDay('c', day)),
    )
    .innerJoin('org.person as p', (join) =>
      join.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.person_id', '=', 'a.person_id'),
    )
    .distinctOn('a.person_id')
    .select(['p.person_id', 'p.code', 'p.full_name', 'p.sort_key', 'p.member_kind'])
    .select(['c.code as category_code', 'c.name as category_name', 'c.precedence'])
    .where('a.tenant_id', '=', tenantId)
    .where(onDay('a', day))
    .where('p.state', 'in', ['active', 'retired'])
    .$if(codes !== undefined, (query) => query.where('c.code', 'in', codes ?? []))
    .$if(personIds !== undefined, (query) => query.where('a.person_id', 'in', personIds ?? []))
    .orderBy('a.person_id')
    .orderBy('c.precedence')
    .orderBy('c.code')
    .execute();
  const places = await placesOn(tx, tenantId, day);
  return rows
    .map((row) => ({
      personId: row.person_id,
      code: row.code,
      fullName: row.full_name,
      sortKey: row.sort_key,
      memberKind: row.member_kind,
      unitName: places.cells.get(row.person_id) ?? places.posts.get(row.person_id)?.unitName ?? '',
      postTitle: places.posts.get(row.person_id)?.title ?? '',
      category: { code: row.category_code, name: row.category_name, precedence: row.precedence },
    }))
    .sort(inRollOrder);
}

function inRollOrder(a: Elector, b: Elector): number {
  if (a.category.precedence !== b.category.precedence) return a.category.precedence - b.category.precedence;
  if (a.category.code !== b.category.code) return a.category.code < b.category.code ? -1 : 1;
  if (a.sortKey !== b.sortKey) return a.sortKey < b.sortKey ? -1 : 1;
  return a.personId < b.personId ? -1 : 1;
}

/** Cell and first post of everyone, in two queries for the whole committee. */
async function placesOn(tx: Tx, tenantId: string, day: string) {
  const db = tables(tx);
  const cells = await db
    .selectFrom('org.membership as m')
    .innerJoin('org.unit_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'm.tenant_id').onRef('n.unit_id', '=', 'm.unit_id').on(onDay('n', day)),
    )
    .select(['m.person_id', 'n.name'])
    .where('m.tenant_id', '=', tenantId)
    .where(onDay('m', day))
    .execute();
  const posts = await db
    .selectFrom('org.holding as h')
    .innerJoin('org.post as o', (join) =>
      join.onRef('o.tenant_id', '=', 'h.tenant_id').onRef('o.post_id', '=', 'h.post_id'),
    )
    .innerJoin('org.unit_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'o.tenant_id').onRef('n.unit_id', '=', 'o.unit_id').on(onDay('n', day)),
    )
    .distinctOn('h.person_id')
    .select(['h.person_id', 'o.title', 'n.name as unitName'])
    .where('h.tenant_id', '=', tenantId)
    .where(onDay('h', day))
    .orderBy('h.person_id')
    .orderBy('o.precedence')
    .orderBy('o.post_id')
    .execute();
  return {
    cells: new Map(cells.map((row) => [row.person_id, row.name])),
    posts: new Map(posts.map((row) => [row.person_id, row])),
  };
}

/** The categories in use on a day and how many people each holds. */
export const categories = view({
  name: 'org.categories',
  http: 'GET /org/categories',
  summary: 'Danh mục thành phần tại một ngày và số người của mỗi thành phần',
  input: CategoriesInput,
  output: CategoriesOutput,
  async run(ctx, { asOf }) {
    const permit = mayReadStructure(ctx.actor, 'org.categories');
    if (!permit) return forbidden('org.categories');
    const day = asOf ?? dayOf(ctx.now);
    const found = await tables(ctx.tx)
      .selectFrom('org.category as c')
      .leftJoin('org.category_assignment as a', (join) =>
        join.onRef('a.tenant_id', '=', 'c.tenant_id').onRef('a.category_id', '=', 'c.category_id').on(onDay('a', day)),
      )
      .select(['c.category_id as categoryId', 'c.code', 'c.name', 'c.precedence', 'c.revision'])
      .select(['c.from_on as fromOn', 'c.to_on as toOn'])
      .select((eb) => eb.fn.count<number>('a.person_id').as('people'))
      .where('c.tenant_id', '=', ctx.tenantId)
      .where(onDay('c', day))
      .groupBy(['c.tenant_id', 'c.category_id'])
      .orderBy('c.precedence')
      .orderBy('c.code')
      .execute();
    return ok({ permit, value: { categories: found } });
  },
});

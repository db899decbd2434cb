import { searchKeys } from '@guong/vietnamese';
import type { Ctx } from '../../usecase/index.ts';
import { tables, type UnitRow } from './org.tables.ts';
import { endsAfter, onDay } from './period.sql.ts';

/** Holds the whole tree still: two moves at once could otherwise make a circle. */
export const lockCommittee = (ctx: Ctx) =>
  tables(ctx.tx)
    .selectFrom('org.committee')
    .select(['code', 'root_unit_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .forUpdate()
    .executeTakeFirst();

/** A unit of this tenant, locked for a change. */
export const lockUnit = (ctx: Ctx, unitId: string): Promise<UnitRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('org.unit')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();

/** A unit that works on `day`, with the traits of its kind; nothing when it does not exist or does not work then. */
export const unitOn = (ctx: Ctx, unitId: string, day: string) =>
  tables(ctx.tx)
    .selectFrom('org.unit as u')
    .innerJoin('org.unit_kind as k', (join) =>
      join.onRef('k.tenant_id', '=', 'u.tenant_id').onRef('k.code', '=', 'u.kind'),
    )
    .select(['u.unit_id', 'u.code', 'k.takes_members'])
    .where('u.tenant_id', '=', ctx.tenantId)
    .where('u.unit_id', '=', unitId)
    .where(onDay('u', day))
    .executeTakeFirst();

/** Whether a unit code is already taken in this tenant, by a unit other than `except`. */
export async function isUnitCodeTaken(ctx: Ctx, code: string, except?: string): Promise<boolean> {
  const found = await tables(ctx.tx)
    .selectFrom('org.unit')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('code', '=', code)
    .executeTakeFirst();
  return found !== undefined && found.unit_id !== except;
}

/** The name as it is stored, beside the keys by which it is found. */
export function nameColumns(name: string): {
  name: string;
  search_exact: string;
  search_canon: string;
  search_folded: string;
} {
  const keys = searchKeys(name);
  return { name, search_exact: keys.exact, search_canon: keys.canon, search_folded: keys.folded };
}

/** What still hangs on a unit on or after a day: the reasons why it cannot end. */
export async function stillIn(
  ctx: Ctx,
  unitId: string,
  day: string,
): Promise<{ readonly children: number; readonly members: number; readonly posts: number }> {
  const db = tables(ctx.tx);
  const children = await db
    .selectFrom('org.unit_parent as p')
    .innerJoin('org.unit as c', (join) =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.unit_id', '=', 'p.unit_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('p.tenant_id', '=', ctx.tenantId)
    .where('p.parent_id', '=', unitId)
    .where(endsAfter('p', day))
    .where(endsAfter('c', day))
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('org.membership')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where(endsAfter('', day))
    .executeTakeFirstOrThrow();
  const posts = await db
    .selectFrom('org.post')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where(endsAfter('', day))
    .executeTakeFirstOrThrow();
  return { children: children.n, members: members.n, posts: posts.n };
}

/** Closes the unit's present link and opens the new one. */
export async function linkTo(
  ctx: Ctx,
  { unitId, parentId, fromOn }: { readonly unitId: string; readonly parentId: string; readonly fromOn: string },
): Promise<void> {
  const db = tables(ctx.tx);
  await db
    .updateTable('org.unit_parent')
    .set({ to_on: fromOn })
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where(endsAfter('', fromOn))
    .execute();
  await db
    .insertInto('org.unit_parent')
    .values({ tenant_id: ctx.tenantId, unit_id: unitId, parent_id: parentId, from_on: fromOn, to_on: null })
    .execute();
}

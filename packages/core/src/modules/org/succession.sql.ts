import type { Ctx } from '../../usecase/index.ts';
import { tables } from './org.tables.ts';
import type { SuccessionLink } from './succession.schema.ts';
import type { SuccessionShape } from './succession-rules.ts';

/** A succession of this tenant, locked for a change. */
export const lockSuccession = (ctx: Ctx, successionId: string) =>
  tables(ctx.tx)
    .selectFrom('org.succession')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('succession_id', '=', successionId)
    .forUpdate()
    .executeTakeFirst();

/** Its links, in the shape in which they were typed. */
export async function linksOf(ctx: Ctx, successionId: string): Promise<SuccessionLink[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('org.succession_link')
    .select(['from_unit_id', 'to_unit_id', 'share_bp'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('succession_id', '=', successionId)
    .orderBy('from_unit_id')
    .orderBy('to_unit_id')
    .execute();
  return rows.map((row) => ({
    fromUnitId: row.from_unit_id,
    toUnitId: row.to_unit_id,
    shareBasisPoints: row.share_bp,
  }));
}

/** The units of a succession that do not exist, or do not work when it takes effect. */
export async function unitsNotWorking(ctx: Ctx, shape: SuccessionShape, day: string): Promise<string[]> {
  const wanted = [...new Set(shape.links.flatMap((link) => [link.fromUnitId, link.toUnitId]))];
  const rows = await tables(ctx.tx)
    .selectFrom('org.unit')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', 'in', wanted)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', day)]))
    .execute();
  const working = new Set(rows.map((row) => row.unit_id));
  return wanted.filter((unitId) => !working.has(unitId));
}

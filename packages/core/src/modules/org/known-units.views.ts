import type { Tx } from '../../platform/index.ts';
import { tables } from './org.tables.ts';

/** A unit that there is or was, by the name and the place it has, or had when it ended. */
export interface KnownUnit {
  readonly unitId: string;
  readonly name: string;
  /** The unit it stands under, or stood under when it ended; null at the top. */
  readonly parentId: string | null;
}

/** Every unit that had begun by a day, those that have ended since among them. What a merged unit did does not lose its name. */
export async function unitsKnownBy(tx: Tx, tenantId: string, day: string): Promise<KnownUnit[]> {
  const names = await tables(tx)
    .selectFrom('org.unit_name')
    .distinctOn('unit_id')
    .select(['unit_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('from_on', '<=', day)
    .orderBy('unit_id')
    .orderBy('from_on', 'desc')
    .execute();
  const links = await tables(tx)
    .selectFrom('org.unit_parent')
    .distinctOn('unit_id')
    .select(['unit_id', 'parent_id'])
    .where('tenant_id', '=', tenantId)
    .where('from_on', '<=', day)
    .orderBy('unit_id')
    .orderBy('from_on', 'desc')
    .execute();
  const parents = new Map(links.map((link) => [link.unit_id, link.parent_id]));
  return names.map(({ unit_id: unitId, name }) => ({ unitId, name, parentId: parents.get(unitId) ?? null }));
}

/** The name of every unit that had begun by a day, the last one of those that have ended. */
export const unitNamesBy = async (tx: Tx, tenantId: string, day: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await unitsKnownBy(tx, tenantId, day)).map(({ unitId, name }) => [unitId, name]));

/**
 * The unit, every unit under it, and those that stood under it when they ended: what a merged unit did is still counted
 * where it belonged, so that the parts add up to the whole.
 */
export async function unitsCountedUnder(
  tx: Tx,
  tenantId: string,
  at: { readonly unitId: string; readonly day: string },
): Promise<string[]> {
  const under = Map.groupBy(await unitsKnownBy(tx, tenantId, at.day), ({ parentId }) => parentId);
  const found = new Set([at.unitId]);
  for (const unitId of found) for (const child of under.get(unitId) ?? []) found.add(child.unitId);
  return [...found];
}

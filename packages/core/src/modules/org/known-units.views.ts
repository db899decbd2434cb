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
 * where it belonged, so that the parts add up to the whole. None of a unit that nobody knows.
 */
export async function unitsCountedUnder(
  tx: Tx,
  tenantId: string,
  at: { readonly unitId: string; readonly day: string },
): Promise<string[]> {
  const known = await unitsKnownBy(tx, tenantId, at.day);
  return known.some(({ unitId }) => unitId === at.unitId) ? withAllUnder(byParent(known), at.unitId) : [];
}

/** What a unit is the sum of: itself alone, or a unit right under it with all that stands under that one. */
export interface UnitPart {
  readonly unitId: string;
  readonly name: string;
  readonly isAlone: boolean;
  readonly unitIds: readonly string[];
}
/**
 * A unit cut into parts that add up to it, itself first; without a unit: the whole committee, cut at its top. No part of a
 * unit that nobody knows.
 */
export async function partsCountedUnder(
  tx: Tx,
  tenantId: string,
  at: { readonly unitId: string | undefined; readonly day: string },
): Promise<UnitPart[]> {
  const known = await unitsKnownBy(tx, tenantId, at.day);
  const under = byParent(known);
  const tops = under.get(null) ?? [];
  const cut = at.unitId ?? (tops.length === 1 ? tops[0]?.unitId : undefined);
  const below = cut === undefined ? tops : (under.get(cut) ?? []);
  return known
    .filter(({ unitId }) => unitId === cut)
    .map(({ unitId, name }): UnitPart => ({ unitId, name, isAlone: true, unitIds: [unitId] }))
    .concat(below.map(({ unitId, name }) => ({ unitId, name, isAlone: false, unitIds: withAllUnder(under, unitId) })));
}

type ByParent = ReadonlyMap<string | null, readonly KnownUnit[]>;
const byParent = (known: readonly KnownUnit[]): ByParent => Map.groupBy(known, ({ parentId }) => parentId);

function withAllUnder(under: ByParent, unitId: string): string[] {
  const found = new Set([unitId]);
  for (const each of found) for (const child of under.get(each) ?? []) found.add(child.unitId);
  return [...found];
}

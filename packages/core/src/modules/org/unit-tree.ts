/** A line of parentage: `unit_id` stands under `parent_id`. */
export interface ParentLink {
  readonly unit_id: string;
  readonly parent_id: string;
}

/** Whether `unitId` stands, at whatever depth, under `ancestorId`, or is it. */
export function isBelow(links: readonly ParentLink[], unitId: string, ancestorId: string): boolean {
  const seen = new Set<string>();
  const open = [unitId];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const at = current;
    if (at === ancestorId) return true;
    if (!seen.has(at)) open.push(...links.filter((link) => link.unit_id === at).map((link) => link.parent_id));
    seen.add(at);
  }
  return false;
}

interface Placed {
  readonly unitId: string;
  readonly parentId: string | null;
}

/**
 * The units in the order in which a tree is printed: each after its parent, siblings in the order given.
 * A unit whose parent is not among them stands at the top; none is lost.
 */
export function inTreeOrder<U extends Placed>(units: readonly U[]): (U & { readonly depth: number })[] {
  const known = new Set(units.map((unit) => unit.unitId));
  const under = new Map<string | null, U[]>();
  for (const unit of units) {
    const parentId = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    under.set(parentId, [...(under.get(parentId) ?? []), unit]);
  }
  const placed: (U & { readonly depth: number })[] = [];
  const place = (parentId: string | null, depth: number): void => {
    for (const unit of under.get(parentId) ?? []) {
      placed.push({ ...unit, depth });
      place(unit.unitId, depth + 1);
    }
  };
  place(null, 0);
  return placed;
}

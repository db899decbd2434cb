import { dayOf, say, type Said } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../org.tables.ts';
import { onDay } from '../period.sql.ts';
import type { TreeUnit } from '../unit.schema.ts';
import { unitTreeAsOf } from '../unit.views.ts';
import type { RowFields } from './import.schema.ts';
import { bestSpelling, looseKey, unitKey } from './place-name.ts';

/** A unit as far as an import needs it. */
export interface Place {
  readonly unitId: string;
  readonly takesMembers: boolean;
}
/** Finds a unit by any spelling of its name; the root for an empty one, nothing for a name that is not there. */
export type FindUnit = (name: string) => Place | undefined;

/** Finds units of a tree. "Đảng ủy" and "Đảng ủy phường" are the root, whatever its own name goes on to say. */
export function unitFinder(tree: readonly TreeUnit[]): FindUnit {
  const [root] = tree;
  const rootKey = unitKey(root?.name ?? '');
  const places = new Map<string, Place>();
  for (const unit of tree.toReversed()) places.set(unitKey(unit.name), unit);
  return (name) => {
    const key = unitKey(name);
    const isRoot = key === '' || rootKey === key || (key.startsWith('dang uy') && rootKey.startsWith(`${key} `));
    return isRoot ? root : places.get(key);
  };
}

/** The names of units that rows ask for and that are not there, in their best spelling. */
export function missingUnits(rows: readonly { readonly fields: RowFields }[], find: FindUnit): string[] {
  const names = rows.flatMap(({ fields }) => [fields.post === '' ? '' : fields.unit, fields.cell]);
  return missingNames(names, unitKey, (name) => find(name) !== undefined);
}

/** Names that are not known, each once, in the order in which they come. */
export function missingNames(
  names: readonly string[],
  keyOf: (name: string) => string,
  isKnown: (name: string) => boolean,
): string[] {
  const spellings = new Map<string, string[]>();
  for (const name of names) {
    if (isKnown(name)) continue;
    const key = keyOf(name);
    const same = spellings.get(key);
    if (same) same.push(name);
    else spellings.set(key, [name]);
  }
  return [...spellings.values()].map(bestSpelling);
}

const SHOWN = 12;

/** Sentences about what would be created: units and categories that the list names and the committee does not have. */
export async function creationNotes(ctx: Ctx, rows: readonly { readonly fields: RowFields }[]): Promise<Said[]> {
  const day = dayOf(ctx.now);
  const units = missingUnits(rows, unitFinder(await unitTreeAsOf(ctx.tx, ctx.tenantId, day)));
  const there = await tables(ctx.tx)
    .selectFrom('org.category')
    .select('name')
    .where('tenant_id', '=', ctx.tenantId)
    .where(onDay('', day))
    .execute();
  const known = new Set(['', ...there.map(({ name }) => looseKey(name))]);
  const asked = rows.map(({ fields }) => fields.category);
  const categories = missingNames(asked, looseKey, (name) => known.has(looseKey(name)));
  return [...told(categories, newCategories), ...told(units, newUnits)];
}

const newUnits = (n: string, named: string | Said): Said => say`Khi xác nhận sẽ lập ${n} đơn vị mới: ${named}.`;

const newCategories = (n: string, named: string | Said): Said =>
  say`Khi xác nhận sẽ lập ${n} thành phần mới: ${named}.`;

function told(names: readonly string[], of: (n: string, named: string | Said) => Said): Said[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, SHOWN).join('; ');
  const rest = names.length - SHOWN;
  return [of(String(names.length), rest > 0 ? say`${shown} và ${String(rest)} tên khác` : shown)];
}

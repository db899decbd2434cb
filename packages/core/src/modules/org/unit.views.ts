import { z } from 'zod';
import { dayOf, ok } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import { view } from '../../usecase/index.ts';
import { mayReadStructure } from './org.policy.ts';
import { forbidden } from './org.refusals.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';
import { inTreeOrder, isBelow } from './unit-tree.ts';
import { UnitKindsOutput, UnitTreeInput, UnitTreeOutput, type TreeUnit } from './unit.schema.ts';

const byNumberInName = new Intl.Collator('vi', { numeric: true });

/** The tree as it stood on a day: names, parents and units of that day, parents before children. */
export async function unitTreeAsOf(tx: Tx, tenantId: string, day: string): Promise<TreeUnit[]> {
  const rows = await tables(tx)
    .selectFrom('org.unit as u')
    .innerJoin('org.unit_kind as k', (join) =>
      join.onRef('k.tenant_id', '=', 'u.tenant_id').onRef('k.code', '=', 'u.kind'),
    )
    .innerJoin('org.unit_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'u.tenant_id').onRef('n.unit_id', '=', 'u.unit_id').on(onDay('n', day)),
    )
    .leftJoin('org.unit_parent as p', (join) =>
      join.onRef('p.tenant_id', '=', 'u.tenant_id').onRef('p.unit_id', '=', 'u.unit_id').on(onDay('p', day)),
    )
    .select([
      'u.unit_id',
      'u.code',
      'n.name',
      'u.kind',
      'k.takes_members',
      'u.is_suspended',
      'p.parent_id',
      'u.revision',
    ])
    .select(['k.precedence as kind_precedence', 'u.precedence'])
    .where('u.tenant_id', '=', tenantId)
    .where(onDay('u', day))
    .execute();
  rows.sort(
    (a, b) =>
      a.kind_precedence - b.kind_precedence ||
      a.precedence - b.precedence ||
      byNumberInName.compare(a.name, b.name) ||
      (a.unit_id < b.unit_id ? -1 : 1),
  );
  return inTreeOrder(
    rows.map((row) => ({
      unitId: row.unit_id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      takesMembers: row.takes_members,
      state: row.is_suspended ? ('suspended' as const) : ('active' as const),
      parentId: row.parent_id,
      revision: row.revision,
    })),
  );
}

/** The unit and every unit under it on a day. */
export async function unitsBelow(tx: Tx, tenantId: string, at: { readonly unitId: string; readonly day: string }) {
  const tree = await unitTreeAsOf(tx, tenantId, at.day);
  const links = tree.flatMap((unit) =>
    unit.parentId === null ? [] : [{ unit_id: unit.unitId, parent_id: unit.parentId }],
  );
  return tree.filter((unit) => isBelow(links, unit.unitId, at.unitId)).map((unit) => unit.unitId);
}

/** The tree of units on a day; today when none is given. */
export const unitTree = view({
  name: 'org.unitTree',
  http: 'GET /org/units',
  summary: 'Cây tổ chức tại một ngày',
  input: UnitTreeInput,
  output: UnitTreeOutput,
  async run(ctx, { asOf }) {
    const permit = mayReadStructure(ctx.actor, 'org.unitTree');
    if (!permit) return forbidden('org.unitTree');
    const day = asOf ?? dayOf(ctx.now);
    return ok({ permit, value: { asOf: day, units: await unitTreeAsOf(ctx.tx, ctx.tenantId, day) } });
  },
});

/** The kinds of unit this committee uses. */
export const unitKinds = view({
  name: 'org.unitKinds',
  http: 'GET /org/unit-kinds',
  summary: 'Danh mục loại đơn vị',
  input: z.strictObject({}),
  output: UnitKindsOutput,
  async run(ctx) {
    const permit = mayReadStructure(ctx.actor, 'org.unitKinds');
    if (!permit) return forbidden('org.unitKinds');
    const kinds = await tables(ctx.tx)
      .selectFrom('org.unit_kind')
      .select(['code', 'name', 'takes_members as takesMembers'])
      .where('tenant_id', '=', ctx.tenantId)
      .orderBy('precedence')
      .orderBy('code')
      .execute();
    return ok({ permit, value: { kinds } });
  },
});

import { conflict, ok, timedId, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { tables } from './org.tables.ts';
import { endsAfter, noEarlierThanBegun } from './period.sql.ts';
import { endingSources, type SuccessionShape } from './succession-rules.ts';
import { linkTo, nameColumns, stillIn, unitOn } from './unit.sql.ts';

type Effective = SuccessionShape & { readonly effectiveOn: string };
/** How much moved: kept in the audit chain. */
export interface CarriedOut {
  readonly units: number;
  readonly members: number;
  readonly endedUnits: number;
}

/** Does what a confirmed succession says, on its day. A split leaves nobody behind: people are moved by hand first. */
export async function carryOut(ctx: Ctx, shape: Effective, rootUnitId: string): Promise<Result<CarriedOut>> {
  if (shape.kind === 'rename') return rename(ctx, shape);
  const ending = endingSources(shape);
  if (ending.includes(rootUnitId)) return conflict('Không kết thúc được đơn vị gốc của đảng bộ.');
  const moved = { units: 0, members: 0 };
  for (const unitId of ending) {
    const left = await leave(ctx, shape, unitId);
    if (!left.ok) return left;
    moved.units += left.value.units;
    moved.members += left.value.members;
  }
  return ok({ ...moved, endedUnits: ending.length });
}

/** One source ends: in a merge its cells and members go to the target first. */
async function leave(ctx: Ctx, shape: Effective, unitId: string): Promise<Result<{ units: number; members: number }>> {
  const moved = shape.kind === 'merge' ? await moveOver(ctx, shape, unitId) : ok({ units: 0, members: 0 });
  if (!moved.ok) return moved;
  const ended = await endSource(ctx, unitId, shape.effectiveOn);
  return ended.ok ? moved : ended;
}

async function moveOver(ctx: Ctx, { links, effectiveOn }: Effective, unitId: string) {
  const move = { unitId, targetId: links[0]?.toUnitId ?? '', day: effectiveOn };
  const units = await moveChildren(ctx, move);
  const members = await moveMembers(ctx, move);
  return members.ok ? ok({ units, members: members.value }) : members;
}

async function rename(ctx: Ctx, { links, newName, effectiveOn }: Effective): Promise<Result<CarriedOut>> {
  const unitId = links[0]?.fromUnitId ?? '';
  const db = tables(ctx.tx);
  const later = await db
    .selectFrom('org.unit_name')
    .select('from_on')
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where('from_on', '>=', effectiveOn)
    .executeTakeFirst();
  if (later) return conflict('Đơn vị đã có tên từ ngày này hoặc muộn hơn. Hãy sửa tên thay vì đổi tên.');
  await db
    .updateTable('org.unit_name')
    .set({ to_on: effectiveOn })
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where(endsAfter('', effectiveOn))
    .execute();
  await db
    .insertInto('org.unit_name')
    .values({
      tenant_id: ctx.tenantId,
      unit_id: unitId,
      from_on: effectiveOn,
      to_on: null,
      ...nameColumns(newName ?? ''),
    })
    .execute();
  return ok({ units: 0, members: 0, endedUnits: 0 });
}

interface Move {
  readonly unitId: string;
  readonly targetId: string;
  readonly day: string;
}
async function moveChildren(ctx: Ctx, { unitId, targetId, day }: Move): Promise<number> {
  const children = await tables(ctx.tx)
    .selectFrom('org.unit_parent')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('parent_id', '=', unitId)
    .where('from_on', '<', day)
    .where(endsAfter('', day))
    .execute();
  for (const child of children) {
    // The target may itself have stood under a source: then it takes the source's place.
    if (child.unit_id === targetId) await replace(ctx, { unitId, targetId, day });
    else await linkTo(ctx, { unitId: child.unit_id, parentId: targetId, fromOn: day });
  }
  return children.length;
}

async function replace(ctx: Ctx, { unitId, targetId, day }: Move): Promise<void> {
  const above = await tables(ctx.tx)
    .selectFrom('org.unit_parent')
    .select('parent_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where('from_on', '<=', day)
    .where(endsAfter('', day))
    .executeTakeFirstOrThrow();
  await linkTo(ctx, { unitId: targetId, parentId: above.parent_id, fromOn: day });
}

async function moveMembers(ctx: Ctx, { unitId, targetId, day }: Move): Promise<Result<number>> {
  const db = tables(ctx.tx);
  const present = await db
    .selectFrom('org.membership')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where('from_on', '<', day)
    .where('to_on', 'is', null)
    .forUpdate()
    .execute();
  if (present.length === 0) return ok(0);
  if (!(await unitOn(ctx, targetId, day))?.takes_members) {
    return conflict('Đơn vị mới không nhận đảng viên. Hãy chuyển sinh hoạt trước khi xác nhận.');
  }
  await db
    .updateTable('org.membership')
    .set((eb) => ({ to_on: day, end_kind: 'transferred' as const, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where(
      'membership_id',
      'in',
      present.map((membership) => membership.membership_id),
    )
    .execute();
  const opened = present.map((membership) => ({
    ...membership,
    membership_id: timedId(ctx.now),
    unit_id: targetId,
    from_on: day,
    revision: 1,
  }));
  await db.insertInto('org.membership').values(opened).execute();
  return ok(present.length);
}

/** Posts of a unit that ends are abolished and their holdings end: powers go with the unit. */
async function endSource(ctx: Ctx, unitId: string, day: string): Promise<Result<undefined>> {
  const left = await stillIn(ctx, unitId, day);
  if (left.children + left.members > 0) {
    return conflict(
      `Đơn vị cũ còn ${left.children} đơn vị trực thuộc và ${left.members} đảng viên. Hãy chuyển trước khi xác nhận.`,
    );
  }
  const db = tables(ctx.tx);
  const posts = db
    .selectFrom('org.post')
    .select('post_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId);
  await db
    .updateTable('org.holding')
    .set((eb) => ({
      to_on: noEarlierThanBegun(day),
      revision: eb('revision', '+', 1),
    }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('post_id', 'in', posts)
    .where(endsAfter('', day))
    .execute();
  await db
    .updateTable('org.post')
    .set((eb) => ({
      to_on: noEarlierThanBegun(day),
      revision: eb('revision', '+', 1),
    }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where(endsAfter('', day))
    .execute();
  await db
    .updateTable('org.unit')
    .set((eb) => ({ to_on: day, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .execute();
  return ok(undefined);
}

import { invalid, ok, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { documentLines } from '../document/index.ts';
import type { Roster } from './posts.ts';
import type { Proposed } from './task.schema.ts';
import type { Six, SourceKind } from './task.states.ts';
import { taskById } from './task.sql.ts';
import type { TaskRow } from './task.tables.ts';

type Placing = Pick<Proposed, 'ownerPostId' | 'supervisorPostId' | 'supportUnitIds' | 'parentId'>;

/** Whether posts, units and the parent that a task names are there and open today. */
export async function checkPlacing(ctx: Ctx, roster: Roster, placing: Placing): Promise<Result<null>> {
  for (const field of ['ownerPostId', 'supervisorPostId'] as const) {
    const postId = placing[field];
    if (postId !== undefined && !roster.byId.get(postId)?.isOpen) return invalid(field, 'Không có chức danh này');
  }
  const isUnknown = (unitId: string): boolean => !roster.unitNames.has(unitId);
  if (placing.supportUnitIds?.some(isUnknown)) return invalid('supportUnitIds', 'Có đơn vị không còn hoạt động');
  return placing.parentId === undefined ? ok(null) : checkParent(ctx, placing.parentId);
}

async function checkParent(ctx: Ctx, parentId: string): Promise<Result<null>> {
  const parent = await taskById(ctx, parentId);
  if (!parent || parent.secret_code !== null) return invalid('parentId', 'Không có nhiệm vụ này');
  const isClosed = parent.state === 'done' || parent.state === 'cancelled';
  return isClosed ? invalid('parentId', 'Nhiệm vụ này đã khép lại') : ok(null);
}

/** Whether `taskId` stands under `parentId` already, at whatever depth: then the parent may not stand under it. */
export async function wouldClose(ctx: Ctx, taskId: string, parentId: string): Promise<boolean> {
  let at: string | null = parentId;
  for (let depth = 0; at !== null && depth < 100; depth += 1) {
    if (at === taskId) return true;
    at = (await taskById(ctx, at))?.parent_id ?? null;
  }
  return at !== null;
}

/** The columns that say where a task comes from; a document must be one of the register. */
export async function sourceColumns(
  ctx: Ctx,
  { sourceKind, sourceId }: { readonly sourceKind: SourceKind; readonly sourceId?: string | undefined },
): Promise<Result<Pick<TaskRow, 'source_kind' | 'source_id'>>> {
  if (sourceKind === 'none') {
    return sourceId === undefined ? ok({ source_kind: 'none', source_id: null }) : invalid('sourceKind', 'Chọn nguồn');
  }
  if (sourceId === undefined) return invalid('sourceId', 'Chọn văn bản nguồn');
  if (sourceKind === 'document' && (await documentLines(ctx, [sourceId])).length === 0) {
    return invalid('sourceId', 'Không có văn bản này');
  }
  return ok({ source_kind: sourceKind, source_id: sourceId });
}

/** Which of the six clear things a task lacks today; a post that nobody holds is not a clear person. */
export function missingOf(roster: Roster, task: TaskRow): Six[] {
  const owner = task.owner_post_id === null ? undefined : roster.byId.get(task.owner_post_id);
  const has: Record<Six, boolean> = {
    what: task.what !== '',
    owner: owner !== undefined && owner.holders.length > 0,
    dueOn: task.due_on !== null,
    responsibility: task.responsibility !== '',
    product: task.product !== '',
    authority: task.authority !== '',
  };
  return (Object.keys(has) as Six[]).filter((one) => !has[one]);
}

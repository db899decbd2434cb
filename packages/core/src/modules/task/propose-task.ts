import { ok, timedId, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { checkPlacing, sourceColumns } from './check-placing.ts';
import { directingPost, rosterOf, type Roster } from './posts.ts';
import type { Proposed } from './task.schema.ts';
import { addEvent, keepSupport, keysOf, nextNumber } from './task.sql.ts';
import { tables, type TaskRow } from './task.tables.ts';

/** A task just proposed. */
export interface NewTask {
  readonly id: string;
  readonly number: number;
}

/**
 * Writes a proposed task in the caller's transaction, with its first line of history. It asks no permit: a command of
 * this room asks its own, and a room above (a meeting that issues its conclusions) stands under the permit of that act.
 * Refuses with `invalid` on the field that names something that is not there.
 */
export async function proposeTask(ctx: Ctx, input: Proposed, known?: Roster): Promise<Result<NewTask>> {
  const roster = known ?? (await rosterOf(ctx));
  const placed = await checkPlacing(ctx, roster, input);
  if (!placed.ok) return placed;
  const source = await sourceColumns(ctx, input);
  if (!source.ok) return source;
  const row = rowOf(ctx, { input, roster, source: source.value, number: await nextNumber(ctx) });
  await insertTask(ctx, row);
  await keepSupport(ctx, row.task_id, input.supportUnitIds ?? []);
  return ok({ id: row.task_id, number: row.number });
}

interface Written {
  readonly input: Proposed;
  readonly roster: Roster;
  readonly source: Pick<TaskRow, 'source_kind' | 'source_id'>;
  readonly number: number;
}
function rowOf(ctx: Ctx, { input, roster, source, number }: Written): TaskRow {
  const texts = textsOf(input);
  const place = placeOf(roster, input);
  return {
    ...{ ...BLANK, ...texts, ...source, ...place, number, tenant_id: ctx.tenantId, task_id: timedId(ctx.now) },
    ...keysOf({ ...BLANK, ...texts, number }),
    assigner_post_id: proposerPost(ctx, roster, place.unit_id),
  };
}

function placeOf(roster: Roster, { ownerPostId, dueOn, supervisorPostId, parentId }: Proposed) {
  const owner = ownerPostId === undefined ? undefined : roster.byId.get(ownerPostId);
  const place = owner ? { owner_post_id: owner.postId, unit_id: owner.unitId } : NOWHERE;
  return {
    ...place,
    due_on: dueOn ?? null,
    supervisor_post_id: supervisorPostId ?? null,
    parent_id: parentId ?? null,
  };
}
const NOWHERE = { owner_post_id: null, unit_id: null };

/** Writes a new task with its first line of history. */
export async function insertTask(ctx: Ctx, row: TaskRow): Promise<void> {
  await tables(ctx.tx).insertInto('task.task').values(row).execute();
  await addEvent(ctx, row, { kind: 'proposed' });
}

/** A task of which nothing is known yet. */
export const BLANK = {
  state: 'proposed',
  what: '',
  responsibility: '',
  product: '',
  authority: '',
  owner_post_id: null,
  unit_id: null,
  due_on: null,
  assigner_post_id: null,
  supervisor_post_id: null,
  parent_id: null,
  source_kind: 'none',
  source_id: null,
  secret_code: null,
  accepted_by: null,
  accepted_on: null,
  submitted_by: null,
  submitted_on: null,
  decided_on: null,
  revision: 1,
} as const;

const textsOf = ({ what, responsibility = '', product = '', authority = '' }: Proposed) => ({
  what,
  responsibility,
  product,
  authority,
});

function proposerPost({ actor }: Ctx, roster: Roster, unitId: string | null): string | null {
  if (actor.kind !== 'person') return null;
  const post = directingPost(roster, actor.personId, unitId) ?? directingPost(roster, actor.personId, null);
  return post?.postId ?? null;
}

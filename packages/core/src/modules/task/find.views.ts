import { foldAll } from '@guong/vietnamese';
import { sql } from 'kysely';
import { DAY_MS, dayOf, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { cardOf, postsOfPerson, rosterOf, unitsAbove, type Roster } from './posts.ts';
import { mayReadTasks } from './task.policy.ts';
import { forbidden } from './task.refusals.ts';
import { FindInput, FindOutput, type Asked, type TaskLine } from './task.schema.ts';
import { standingOn } from './task.sql.ts';
import { OPEN_STANDINGS, OPEN_STATES, type Standing } from './task.states.ts';
import { tables, type TaskRow } from './task.tables.ts';

/** Lists and finds tasks: mine, my unit's, those I receive; by state, standing, unit, day and words, diacritics forgiven. */
export const find = view({
  name: 'task.find',
  http: 'GET /tasks',
  summary: 'Danh sách nhiệm vụ: của tôi, của đơn vị, quá hạn, theo tình trạng; gõ không dấu cũng thấy',
  input: FindInput,
  output: FindOutput,
  async run(ctx, asked) {
    const permit = mayReadTasks(ctx.actor, 'task.find');
    if (!permit) return forbidden('task.find');
    return ok({ permit, value: await foundTasks(ctx, await rosterOf(ctx), asked) });
  },
});

/** The lines that answer a question, first due first, and how many there are in all. */
export async function foundTasks(ctx: Ctx, roster: Roster, asked: Paged) {
  const rows = await taskQuery(ctx, roster, asked)
    .orderBy(sql`t.due_on nulls last`)
    .orderBy('t.number')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  const today = dayOf(ctx.now);
  const total = rows[0]?.total ?? (asked.offset === 0 ? 0 : await countTasks(ctx, roster, asked));
  return { tasks: rows.map((row) => lineOf(roster, row, today)), total };
}

type Paged = Partial<Asked> & Pick<Asked, 'limit' | 'offset'>;

/** How many tasks answer a question. */
export async function countTasks(ctx: Ctx, roster: Roster, asked: Partial<Asked>): Promise<number> {
  const row = await taskQuery(ctx, roster, asked).limit(1).executeTakeFirst();
  return row?.total ?? 0;
}

type Shown = Pick<
  TaskRow,
  'task_id' | 'number' | 'what' | 'secret_code' | 'state' | 'due_on' | 'owner_post_id' | 'parent_id'
> & { readonly standing: Standing };

/** A row as a line of a list. */
export const lineOf = (roster: Roster, row: Shown, today: string): TaskLine => ({
  taskId: row.task_id,
  number: row.number,
  what: row.what,
  secretCode: row.secret_code,
  state: row.state,
  standing: row.standing,
  dueOn: row.due_on,
  daysLate: row.standing === 'overdue' && row.due_on !== null ? daysBetween(row.due_on, today) : 0,
  owner: cardOf(roster, row.owner_post_id),
  parentId: row.parent_id,
});

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The tasks of a question as a query; `total` is counted before limit and offset. */
export function taskQuery(ctx: Ctx, roster: Roster, asked: Partial<Asked>) {
  const today = dayOf(ctx.now);
  let query = tables(ctx.tx)
    .selectFrom('task.task as t')
    .select(['t.task_id', 't.number', 't.what', 't.secret_code', 't.state', 't.due_on', 't.owner_post_id'])
    .select(['t.parent_id', 't.unit_id', standingOn(today).as('standing')])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .where('t.tenant_id', '=', ctx.tenantId);
  if (asked.state !== undefined) query = query.where('t.state', '=', asked.state);
  if (asked.dueFrom !== undefined) query = query.where('t.due_on', '>=', asked.dueFrom);
  if (asked.dueTo !== undefined) query = query.where('t.due_on', '<=', asked.dueTo);
  if (asked.parentId !== undefined) query = query.where('t.parent_id', '=', asked.parentId);
  if (asked.sourceId !== undefined) query = query.where('t.source_id', '=', asked.sourceId);
  for (const part of [...ofStanding(today, asked), ...matching(ctx, roster, asked)]) query = query.where(part);
  return query;
}

type Condition = ReturnType<typeof sql<boolean>>;

function ofStanding(today: string, { standing }: Partial<Asked>): Condition[] {
  if (standing === undefined) return [];
  const stands = sql<boolean>`${standingOn(today)} = ${standing}`;
  // Said twice, so that the few open ones are found by their key.
  return OPEN_STANDINGS.includes(standing) ? [stands, sql<boolean>`t.state in (${sql.join(OPEN_STATES)})`] : [stands];
}

function matching(ctx: Ctx, roster: Roster, asked: Partial<Asked>): Condition[] {
  const words = foldAll(asked.query ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const { scope = 'all' } = asked;
  return [
    ...words.slice(0, 8).map((word) => sql<boolean>`t.search_folded like ${`%${word}%`}`),
    ...inUnit(roster, asked),
    ...(asked.isGivenOut ? [sql<boolean>`t.state not in ('proposed', 'cancelled') and t.unit_id is not null`] : []),
    ...(scope === 'all' ? [] : [inScope(ctx, roster, scope)]),
  ];
}

function inUnit(roster: Roster, { unitId, isOwnOnly }: Partial<Asked>): Condition[] {
  if (unitId === undefined) return [];
  return [among('t.unit_id', isOwnOnly ? [unitId] : unitsUnder(roster, [unitId]))];
}

function inScope(ctx: Ctx, roster: Roster, scope: 'mine' | 'unit' | 'receive'): Condition {
  const posts = ctx.actor.kind === 'person' ? postsOfPerson(roster, ctx.actor.personId) : [];
  const postIds = posts.map(({ postId }) => postId);
  if (scope === 'mine') return among('t.owner_post_id', postIds);
  if (scope === 'unit') {
    return among(
      't.unit_id',
      unitsUnder(
        roster,
        posts.map(({ unitId }) => unitId),
      ),
    );
  }
  return sql<boolean>`(${among('t.assigner_post_id', postIds)} or ${among('t.supervisor_post_id', postIds)})`;
}

const among = (column: string, ids: readonly string[]): Condition =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** These units, all that stand under them today, and those that stood under them when they ended. */
export const unitsUnder = (roster: Pick<Roster, 'parents'>, unitIds: readonly string[]): string[] => [
  ...new Set([
    ...unitIds,
    ...[...roster.parents.keys()].filter((unitId) => unitsAbove(roster, unitId).some((one) => unitIds.includes(one))),
  ]),
];

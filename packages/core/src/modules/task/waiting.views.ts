import { z } from 'zod';
import { dayOf, DAY_MS, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { escalationRule, type EscalationStep } from './escalation.sql.ts';
import { daysBetween, lineOf } from './find.views.ts';
import { headsFor, postsOfPerson, rosterOf, sidesOf, type Roster } from './posts.ts';
import { mayReadTasks } from './task.policy.ts';
import { forbidden } from './task.refusals.ts';
import { TaskLine } from './task.schema.ts';
import { standingOn } from './task.sql.ts';
import { OPEN_STATES, type Standing } from './task.states.ts';
import { tables, type TaskRow } from './task.tables.ts';

/** Why a task waits for the reader today, the most pressing first. */
export const WAITING_KINDS = ['accept', 'takeOver', 'overdue', 'returned', 'receive', 'due_soon', 'escalated'] as const;
/** One of {@link WAITING_KINDS}. */
export type WaitingKind = (typeof WAITING_KINDS)[number];

const SOON_DAYS = 3;

/** What waits for the reader: to accept, to take over, sent back, overdue or due soon, to judge, or brought before him as head. */
export const waiting = view({
  name: 'task.waiting',
  http: 'GET /tasks/waiting',
  summary: 'Nhiệm vụ đang chờ tôi: nhận, nhận bàn giao, bị trả lại, sắp đến hạn, quá hạn, nghiệm thu, cấp dưới quá hạn',
  input: z.strictObject({}),
  output: z.object({ waiting: z.array(z.object({ kind: z.enum(WAITING_KINDS), task: TaskLine })) }),
  async run(ctx) {
    const permit = mayReadTasks(ctx.actor, 'task.waiting');
    if (!permit) return forbidden('task.waiting');
    const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
    const roster = await rosterOf(ctx);
    if (postsOfPerson(roster, personId).length === 0) return ok({ permit, value: { waiting: [] } });
    const rule = await escalationRule(ctx);
    const today = dayOf(ctx.now);
    const found = (await openTasks(ctx)).flatMap((row) => {
      const kind = kindFor(row, { personId, roster, rule, today });
      return kind === undefined ? [] : [{ kind, task: lineOf(roster, row, today) }];
    });
    const byKind = found.sort((a, b) => WAITING_KINDS.indexOf(a.kind) - WAITING_KINDS.indexOf(b.kind));
    return ok({ permit, value: { waiting: byKind } });
  },
});

type OpenTask = TaskRow & { readonly standing: Standing };

/** Every task somebody owes today, the first due first. */
export const openTasks = (ctx: Ctx): Promise<OpenTask[]> =>
  tables(ctx.tx)
    .selectFrom('task.task as t')
    .selectAll('t')
    .select(standingOn(dayOf(ctx.now)).as('standing'))
    .where('t.tenant_id', '=', ctx.tenantId)
    .where('t.state', 'in', OPEN_STATES)
    .orderBy('t.due_on')
    .orderBy('t.number')
    .execute();

interface Eyes {
  readonly personId: string;
  readonly roster: Roster;
  readonly rule: readonly EscalationStep[];
  readonly today: string;
}
function kindFor(task: OpenTask, eyes: Eyes): WaitingKind | undefined {
  const sides = sidesOf(eyes.roster, task);
  if (sides.owners.includes(eyes.personId)) return kindForOwner(task, eyes);
  const isSecret = task.secret_code !== null;
  if (sides.receivers.includes(eyes.personId) && (task.state === 'submitted' || isSecret)) {
    return task.state === 'submitted' ? 'receive' : pressing(task, eyes.today);
  }
  return isBroughtTo(task, eyes) ? 'escalated' : undefined;
}

function kindForOwner(task: OpenTask, { personId, today }: Eyes): WaitingKind | undefined {
  if (task.state === 'assigned') return 'accept';
  if (task.accepted_by !== null && task.accepted_by !== personId) return 'takeOver';
  if (task.state === 'submitted') return undefined;
  const press = pressing(task, today);
  // What was sent back waits for its owner from that day on, not only when the day of it comes near.
  return task.state === 'returned' && press !== 'overdue' ? 'returned' : press;
}

function pressing({ standing, due_on: dueOn }: OpenTask, today: string): WaitingKind | undefined {
  if (standing === 'overdue') return 'overdue';
  const soon = new Date(Date.parse(today) + SOON_DAYS * DAY_MS).toISOString().slice(0, 10);
  return dueOn !== null && dueOn <= soon ? 'due_soon' : undefined;
}

function isBroughtTo({ standing, due_on: dueOn, unit_id: unitId }: OpenTask, { personId, roster, rule, today }: Eyes) {
  if (standing !== 'overdue' || dueOn === null || unitId === null) return false;
  const late = daysBetween(dueOn, today);
  const reached = rule.filter(({ daysAfter }) => late >= daysAfter);
  return reached.some(({ broughtTo }) => headsFor(roster, unitId, broughtTo).includes(personId));
}

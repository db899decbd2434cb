import { z } from 'zod';
import { DAY_MS, dayOf, inWords, keptSaid, ok, say, saidWhole, type Said } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { escalationRule, type EscalationStep } from '../escalation.sql.ts';
import { tellOfDay, type Finding } from '../tell-by-mail.ts';
import { rosterOf } from '../posts.ts';
import { daysBetween } from '../find.views.ts';
import { mayRemind } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { addEvent } from '../task.sql.ts';
import { tables, type TaskRow } from '../task.tables.ts';
import { openTasks } from '../waiting.views.ts';

const SOON_DAYS = 3;
const WHO = { unit_head: 'người đứng đầu đơn vị', parent_head: 'người đứng đầu cấp trên' } as const;

/**
 * The work of a day: notes in the history of each task that its day is near, or that it is overdue and before whom it is
 * brought; each once, and with it a letter to whoever wishes for one. The notices stand on the page of the day, computed.
 */
export const remind = command({
  name: 'task.remind',
  http: 'none',
  summary: 'Việc hằng ngày: ghi nhắc hạn và báo cáo nhiệm vụ quá hạn',
  input: z.strictObject({}),
  output: z.object({ reminded: z.int(), escalated: z.int() }),
  async run(ctx) {
    const permit = mayRemind(ctx.actor);
    if (!permit) return forbidden('task.remind');
    const rule = await escalationRule(ctx);
    const roster = await rosterOf(ctx);
    const counts = { reminded: 0, escalated: 0 };
    for (const task of await openTasks(ctx)) {
      for (const { kind, note, finding } of await newNotes(ctx, task, rule)) {
        await addEvent(ctx, task, { kind, note: keptSaid(note) });
        await tellOfDay(ctx, roster, { task, finding });
        counts[kind] += 1;
      }
    }
    return ok({ permit, value: counts, event: { type: 'task.reminded', subject: ctx.tenantId, data: counts } });
  },
});

interface Note {
  readonly kind: 'reminded' | 'escalated';
  readonly note: Said;
  readonly finding: Finding;
}
interface Today {
  readonly rule: readonly EscalationStep[];
  readonly today: string;
}
function notesFor({ due_on: dueOn, state }: TaskRow, { rule, today }: Today): Note[] {
  if (dueOn === null || state === 'submitted') return [];
  const day = dueOn.split('-').reverse().join('/');
  const late = daysBetween(dueOn, today);
  if (late <= 0) {
    const isSoon = Date.parse(dueOn) - Date.parse(today) <= SOON_DAYS * DAY_MS;
    return isSoon ? [{ kind: 'reminded', note: say`Sắp đến hạn ${day}`, finding: 'due_soon' }] : [];
  }
  const reached = rule.filter(({ daysAfter }) => late >= daysAfter);
  const steps = reached.map(({ daysAfter, broughtTo }) => ({
    kind: 'escalated' as const,
    note: say`Quá hạn ${day} từ ${String(daysAfter)} ngày trở lên: báo ${saidWhole(WHO[broughtTo])}`,
    finding: broughtTo,
  }));
  return [{ kind: 'reminded', note: say`Đã quá hạn ${day}`, finding: 'overdue' }, ...steps];
}

/** The notes that the history of the task does not hold yet; older rows hold them as finished sentences. */
async function newNotes(ctx: Ctx, task: TaskRow, rule: readonly EscalationStep[]): Promise<Note[]> {
  const notes = notesFor(task, { rule, today: dayOf(ctx.now) });
  if (notes.length === 0) return [];
  const rows = await tables(ctx.tx)
    .selectFrom('task.event')
    .select('note')
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', task.task_id)
    .where('kind', 'in', ['reminded', 'escalated'])
    .execute();
  const held = new Set(rows.map(({ note }) => note));
  return notes.filter(({ note }) => !held.has(keptSaid(note)) && !held.has(inWords(note)));
}

import { z } from 'zod';
import { ok } from '../../kernel/index.ts';
import { view, Day, optionalField } from '../../usecase/index.ts';
import { nameOfUnit, rosterOf } from './posts.ts';
import { countTasksByUnit, type Count } from './task.figures.ts';
import { mayReadTasks } from './task.policy.ts';
import { forbidden } from './task.refusals.ts';
import { STANDINGS } from './task.states.ts';

/** Standings that are counted: of a task somebody owes or owed. */
export const COUNTED = STANDINGS.filter((one) => one !== 'proposed' && one !== 'cancelled');

const Counts = z.object({
  running: z.int(),
  awaiting: z.int(),
  overdue: z.int(),
  on_time: z.int(),
  late: z.int(),
  /** All of them: the denominator. */
  total: z.int(),
});
/** How the tasks due in a period stand, unit by unit and in all; each count opens into the rows of `task.find`. */
export const FiguresOutput = z.object({
  units: z.array(Counts.extend({ unitId: z.uuid(), unitName: z.string() })),
  all: Counts,
});

/** Tasks on time, late, overdue and running by unit and period (H3). A task counts for the unit of its owner. */
export const figures = view({
  name: 'task.figures',
  http: 'GET /tasks/figures',
  summary: 'Số nhiệm vụ đúng hạn, trễ hạn, quá hạn, đang làm theo đơn vị và kỳ',
  input: z.strictObject({ dueFrom: optionalField(Day), dueTo: optionalField(Day) }),
  output: FiguresOutput,
  async run(ctx, period) {
    const permit = mayReadTasks(ctx.actor, 'task.figures');
    if (!permit) return forbidden('task.figures');
    const roster = await rosterOf(ctx);
    const counts = await countTasksByUnit(ctx, period);
    const inOrder = [...new Set([...roster.unitNames.keys(), ...counts.map(({ unitId }) => unitId)])];
    const units = inOrder
      .map((unitId) => ({
        unitId,
        unitName: nameOfUnit(roster, unitId),
        ...summed(counts.filter((one) => one.unitId === unitId)),
      }))
      .filter(({ total }) => total > 0);
    return ok({ permit, value: { units, all: summed(counts) } });
  },
});

function summed(counts: readonly Count[]): z.input<typeof Counts> {
  const sums = { running: 0, awaiting: 0, overdue: 0, on_time: 0, late: 0, total: 0 };
  for (const { standing, count } of counts) {
    if (standing !== 'proposed' && standing !== 'cancelled') sums[standing] += count;
    sums.total += count;
  }
  return sums;
}

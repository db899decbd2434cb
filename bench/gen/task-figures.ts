// Every figure about tasks of a generated district against the rows behind its link (NUM-1), its parts (NUM-3) and the plan.
import { task } from '@guong/core/task';
import { act } from '../act.ts';
import { inputOf } from '../../packages/server/src/web/task/asked.ts';
import type { Comparison } from './check.ts';
import type { Asking } from './meeting-figures.ts';
import { YEARS } from './meetings.ts';
import { TODAY } from './papers.ts';
import type { Planned } from './tasks.ts';

const COUNTED = ['on_time', 'late', 'overdue', 'awaiting', 'running'] as const;
type Counts = Readonly<Record<(typeof COUNTED)[number] | 'total', number>>;
interface Period {
  readonly from: string;
  readonly to: string;
}
const EVER: Period = { from: '', to: '' };
const YEARLY: readonly Period[] = YEARS.map((year) => ({ from: `${String(year)}-01-01`, to: `${String(year)}-12-31` }));
/** The years of the plan, and what is due after them. */
const AFTER: Period = { from: `${String((YEARS.at(-1) ?? 0) + 1)}-01-01`, to: '' };

const figuresOf = ({ app, office }: Asking, { from, to }: Period) =>
  act(app, office, task.figures, { dueFrom: from, dueTo: to });

/** How many rows stand behind the link of a figure, read to the last page; its address is that of the page of figures. */
async function rowsBehind({ app, office }: Asking, link: Readonly<Record<string, string>>): Promise<[number, number]> {
  const none = { q: '', scope: '', state: '', standing: '', unit: '', from: '', to: '', source: '', page: 1 };
  const asked = inputOf({ ...none, counted: '1', ...link });
  let length = 0;
  for (;;) {
    const page = await act(app, office, task.find, { ...asked, limit: 500, offset: length });
    length += page.tasks.length;
    if (page.tasks.length < 500) return [page.total, length];
  }
}

/** NUM-1: each count of each unit, and of all, opens as many rows; over all years every unit, year by year all together. */
export async function taskRowsBehind(asking: Asking, comparison: Comparison): Promise<void> {
  for (const period of [EVER, ...YEARLY]) {
    const { units, all } = await figuresOf(asking, period);
    const lines: (readonly [string, Counts])[] = [
      ['', all],
      ...(period === EVER ? units.map((line) => [line.unitId, line] as const) : []),
    ];
    for (const [unit, counts] of lines) {
      await eachStanding(asking, comparison, { unit, counts, period });
    }
  }
}

interface Line {
  readonly unit: string;
  readonly counts: Counts;
  readonly period: Period;
}
async function eachStanding(asking: Asking, comparison: Comparison, { unit, counts, period }: Line): Promise<void> {
  for (const standing of ['total', ...COUNTED] as const) {
    const link = { unit, standing: standing === 'total' ? '' : standing, ...period };
    const what = `tasks ${standing} of ${unit === '' ? 'all' : unit} from ${period.from}`;
    comparison.same(what, counts[standing], ...(await rowsBehind(asking, link)));
  }
}

/** NUM-3: standings, units and years add up; what stands under a ward is its list; no merged unit is lost. */
export async function taskSums(asking: Asking, comparison: Comparison, tasks: readonly Planned[]): Promise<void> {
  const { units, all } = await figuresOf(asking, EVER);
  const parts = await Promise.all([...YEARLY, AFTER].map((period) => figuresOf(asking, period)));
  for (const key of ['total', ...COUNTED] as const) {
    const sum = (of: readonly Counts[]) => of.reduce((total, one) => total + one[key], 0);
    comparison.same(`units of tasks ${key}`, all[key], sum(units));
    comparison.same(`years of tasks ${key}`, all[key], sum(parts.map((part) => part.all)));
    comparison.same(`the plan of tasks ${key}`, all[key], plannedIn(tasks, key));
  }
  for (const counts of [all, ...units]) {
    comparison.same(
      'standings of tasks',
      counts.total,
      COUNTED.reduce((sum, key) => sum + counts[key], 0),
    );
  }
  const subtrees = await Promise.all(asking.wardIds.map((unitId) => subtreeOf(asking, unitId)));
  comparison.same(
    'wards with all under them',
    all.total,
    subtrees.reduce((sum, one) => sum + one, 0),
  );
  comparison.same('names of units that ended', 0, units.filter(({ unitName }) => unitName === '–').length);
}

const subtreeOf = async ({ app, office }: Asking, unitId: string): Promise<number> =>
  (await act(app, office, task.find, { unitId, isGivenOut: true, limit: 1 })).total;

function plannedIn(tasks: readonly Planned[], key: keyof Counts): number {
  const given = tasks.filter(({ state }) => state !== 'proposed' && state !== 'cancelled');
  return key === 'total' ? given.length : given.filter((one) => standingIn(one) === key).length;
}

/** How a task stands, told from the plan and not by the product. */
function standingIn({ state, dueOn, submittedOn }: Planned): keyof Counts {
  const isInTime = submittedOn !== null && submittedOn <= dueOn;
  if (state === 'done') return isInTime ? 'on_time' : 'late';
  if (TODAY <= dueOn) return 'running';
  return state === 'submitted' && isInTime ? 'awaiting' : 'overdue';
}

// Every figure about meetings of a generated district against the rows behind it (NUM-1) and against its parts (NUM-3).
import { meeting } from '@guong/core/meeting';
import type { App, PersonActor } from '@guong/core/usecase';
import { act } from '../act.ts';
import type { Comparison } from './check.ts';
import { YEARS } from './meetings.ts';

const KEYS = [
  ...['sessions', 'invited', 'present', 'excused', 'absent', 'madeUp', 'personTimes', 'opinions', 'papers', 'guests'],
] as const;
const PAGE = 5_000;
/** Who asks, and of which units. */
export interface Asking {
  readonly app: App;
  readonly office: PersonActor;
  readonly wardIds: readonly string[];
}
/** The days of a year, or of all five. */
export const daysOf = (year: number | undefined) => ({
  fromOn: `${String(year ?? YEARS[0])}-01-01`,
  toOn: `${String(year ?? YEARS.at(-1))}-12-31`,
});

/** NUM-1: a figure is the number that stands with its rows, and the length of all its pages. */
export async function meetingRowsBehind(asking: Asking, comparison: Comparison): Promise<void> {
  const units = [undefined, ...asking.wardIds];
  const scopes = units.flatMap((unitId) => [undefined, ...YEARS].map((year) => ({ unitId, ...daysOf(year) })));
  for (const scope of scopes) {
    const figures = await figuresOf(asking, scope);
    for (const figure of KEYS) {
      const { length, total } = await pagesOf(asking, { ...scope, figure });
      const what = `${figure} of ${scope.unitId ?? 'all'} from ${scope.fromOn} to ${scope.toOn}`;
      comparison.same(what, figures[figure] ?? NaN, total, length);
    }
  }
}

const figuresOf = async ({ app, office }: Asking, scope: object): Promise<Readonly<Record<string, number>>> =>
  (await act(app, office, meeting.figures, scope)).figures;

async function pagesOf({ app, office }: Asking, scope: object): Promise<{ length: number; total: number }> {
  let length = 0;
  for (;;) {
    const page = await act(app, office, meeting.figureRecords, { ...scope, limit: PAGE, offset: length });
    length += page.records.length;
    if (page.records.length < PAGE) return { length, total: page.total };
  }
}

/** NUM-3: wards add up to the district, years to the five years, categories to all; present, excused and absent to those called. */
export async function meetingSums(asking: Asking, comparison: Comparison): Promise<void> {
  const whole = await figuresOf(asking, daysOf(undefined));
  const years = await Promise.all(YEARS.map((year) => figuresOf(asking, daysOf(year))));
  addUp(comparison, 'five years', { whole, parts: years });
  for (const [at, year] of YEARS.entries()) {
    const wards = await Promise.all(asking.wardIds.map((unitId) => figuresOf(asking, { ...daysOf(year), unitId })));
    addUp(comparison, `the wards in ${String(year)}`, { whole: years[at] ?? {}, parts: wards });
  }
  const { invited = NaN, present = 0, excused = 0, absent = 0 } = whole;
  comparison.same('those called', invited, present + excused + absent);
  const { categories } = await act(asking.app, asking.office, meeting.figures, daysOf(undefined));
  const part = (of: (one: (typeof categories)[number]) => number) => categories.reduce((sum, one) => sum + of(one), 0);
  comparison.same(
    'present by category',
    present,
    part((one) => one.present),
  );
  comparison.same(
    'called by category',
    invited,
    part((one) => one.invited),
  );
}

type Figures = Readonly<Record<string, number>>;
interface Sum {
  readonly whole: Figures;
  readonly parts: readonly Figures[];
}
function addUp(comparison: Comparison, what: string, { whole, parts }: Sum): void {
  for (const key of KEYS) {
    const sum = parts.reduce((total, part) => total + (part[key] ?? NaN), 0);
    comparison.same(`${key} of ${what}`, whole[key] ?? NaN, sum);
  }
}

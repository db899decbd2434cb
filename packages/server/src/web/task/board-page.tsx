import type { TaskState } from '@guong/core/task';
import { Card, EmptyState, Item, ItemList, Page, PrintLink, useFormat, useWords } from '../ui/index.ts';
import { hrefOf } from './asked.ts';
import { pathOf, type FoundView } from './task-view.ts';
import { StandingPill, useTitle } from './task-words.tsx';
import { TEXT } from './text.ts';
import { ViewLinks } from './view-links.tsx';

/** How many tasks of a state the board shows before it leads to the list. */
export const CARDS_PER_STATE = 12;

/** The tasks of one state, the first due first. */
export interface Lane {
  readonly state: TaskState;
  readonly found: FoundView;
}

/** Tasks by state, side by side. */
export function BoardPage({ lanes }: { readonly lanes: readonly Lane[] }) {
  const t = useWords(TEXT);
  return (
    <Page sheet="task.css" title={t.board} crumbs={[{ href: '/tasks', label: t.tasks }]} actions={<PrintLink />}>
      <ViewLinks here="board" />
      <div class="board">
        {lanes.map((lane) => (
          <LaneCard key={lane.state} lane={lane} />
        ))}
      </div>
    </Page>
  );
}

function LaneCard({ lane: { state, found } }: { readonly lane: Lane }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const titleOf = useTitle();
  const rest = found.total - found.tasks.length;
  return (
    <Card title={t.states[state]} aside={<a href={hrefOf({ state })}>{format.count(found.total)}</a>}>
      {found.total === 0 && <p class="muted">{t.noneInState}</p>}
      <ItemList>
        {found.tasks.map((one) => (
          <Item
            key={one.taskId}
            title={<a href={pathOf(one.taskId)}>{titleOf(one)}</a>}
            facts={
              <>
                {one.owner?.title ?? '–'} · {one.dueOn === null ? '–' : format.day(one.dueOn)}{' '}
                <StandingPill task={one} />
              </>
            }
          />
        ))}
      </ItemList>
      {rest > 0 && (
        <p>
          <a href={hrefOf({ state })}>{t.more(format.count(rest))}</a>
        </p>
      )}
    </Card>
  );
}

/** The tasks due in one month. */
export interface Month {
  /** `yyyy-mm`. */
  readonly month: string;
  readonly previous: string;
  readonly next: string;
  readonly found: FoundView;
}

/** What is due in a month, day by day. */
export function CalendarPage({ month, previous, next, found }: Month) {
  const t = useWords(TEXT);
  const name = month.split('-').reverse().join('/');
  const days = [...new Set(found.tasks.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])))];
  return (
    <Page sheet="task.css" title={t.month(name)} crumbs={[{ href: '/tasks', label: t.tasks }]} actions={<PrintLink />}>
      <ViewLinks here="calendar" />
      <p class="views">
        <a href={`/tasks/calendar?month=${previous}`}>{t.previousMonth}</a>
        <a href={`/tasks/calendar?month=${next}`}>{t.nextMonth}</a>
      </p>
      {days.length === 0 ? <EmptyState title={t.noneInMonth} /> : <Weeks month={month} found={found} />}
    </Page>
  );
}

/** The weeks of a month as a table; on a phone each day with tasks is a line of its own. */
function Weeks({ month, found }: Pick<Month, 'month' | 'found'>) {
  const t = useWords(TEXT);
  return (
    <table class="month">
      <caption class="unseen">{t.calendar}</caption>
      <thead>
        <tr>
          {t.weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.join()}>
            {week.map((day, n) => (
              <DayCell key={day ?? `blank ${n.toString()}`} day={day} found={found} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, found }: { readonly day: string | null; readonly found: FoundView }) {
  const titleOf = useTitle();
  const tasks = found.tasks.filter(({ dueOn }) => dueOn === day && day !== null);
  if (day === null) return <td class="blank" />;
  return (
    <td class={tasks.length === 0 ? 'blank' : undefined}>
      <b>{day.slice(8).replace(/^0/, '')}</b>
      {tasks.length > 0 && (
        <ul>
          {tasks.map((one) => (
            <li key={one.taskId}>
              <a href={pathOf(one.taskId)}>{titleOf(one)}</a>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}

/** The days of a month in weeks from Monday; null where the week reaches outside. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = Array.from({ length }, (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`);
  const cells = [...Array<null>(before).fill(null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7));
  return weeks.map((week) => [...week, ...Array<null>(7 - week.length).fill(null)]);
}

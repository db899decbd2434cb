import { dayOf } from '@guong/core/kernel';
import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import { task, TASK_STATES } from '@guong/core/task';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { partOf } from '../../http/address.ts';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { askedIn, dayIn, inputOf, TASKS_PER_PAGE } from './asked.ts';
import { BoardPage, CalendarPage, CARDS_PER_STATE, type Lane } from './board-page.tsx';
import { escalationPages } from './escalation-routes.tsx';
import { evidencePages } from './evidence-routes.tsx';
import { FiguresPage } from './figures-page.tsx';
import { calendarFile } from './ics.ts';
import { importPages } from './import-routes.tsx';
import { keepPages } from './keep-routes.tsx';
import { ListPage } from './list-page.tsx';
import { notThere, proposes } from './offers.ts';
import { TaskPage } from './task-page.tsx';
import type { SourceMeeting, TaskView } from './task-view.ts';
import { TEXT } from './text.ts';

/** Tasks: list, board, month, figures, one task and its steps. */
export function taskPages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const actor = await actorOf(c);
    const asked = askedIn(c);
    const part = partOf(asked.page, TASKS_PER_PAGE);
    const found = await perform(app, actor, task.find, { ...inputOf(asked), ...part });
    if (!found.ok) return refuse(c, notThere(found.fault));
    const tree = await perform(app, actor, org.unitTree, {});
    const units = tree.ok ? tree.value.units : [];
    const mayPropose = await proposes(app, actor);
    return html(c, <ListPage found={found.value} asked={asked} units={units} mayPropose={mayPropose} />);
  });
  room.get('/board', (c) => board(app, c));
  room.get('/calendar', (c) => calendar(app, c));
  room.get('/figures', async (c) => {
    const [from, to] = [dayIn(c.req.query('from') ?? ''), dayIn(c.req.query('to') ?? '')];
    const found = await perform(app, await actorOf(c), task.figures, { dueFrom: from, dueTo: to });
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <FiguresPage figures={found.value} from={from} to={to} />);
  });
  room.get('/mine.ics', (c) => myDays(app, c));
  room.route('/', importPages(app));
  room.route('/', escalationPages(app));
  room.route('/', keepPages(app));
  room.get('/:taskId', async (c) => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, task.one, { taskId: c.req.param('taskId') });
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <TaskPage task={found.value} meeting={await meetingBehind(app, actor, found.value)} />);
  });
  room.route('/', evidencePages(app));
  return room;
}

/** The meeting whose conclusion a task follows from; nothing for whoever may not read that meeting. */
async function meetingBehind(app: App, actor: Actor, { source }: TaskView): Promise<SourceMeeting | undefined> {
  if (source.kind !== 'conclusion' || source.sourceId === null) return undefined;
  const found = await perform(app, actor, meeting.ofConclusion, { conclusionId: source.sourceId });
  return found.ok ? (found.value.meeting ?? undefined) : undefined;
}

async function board(app: App, c: WebContext): Promise<Response> {
  const actor = await actorOf(c);
  const lanes: Lane[] = [];
  for (const state of TASK_STATES) {
    const found = await perform(app, actor, task.find, { state, limit: CARDS_PER_STATE });
    if (!found.ok) return refuse(c, found.fault);
    lanes.push({ state, found: found.value });
  }
  return html(c, <BoardPage lanes={lanes} />);
}

async function calendar(app: App, c: WebContext): Promise<Response> {
  const asked = c.req.query('month') ?? '';
  const month = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayOf(app.clock()).slice(0, 7);
  const next = monthAfter(month, 1);
  const dueTo = new Date(Date.parse(`${next}-01`) - 1).toISOString().slice(0, 10);
  const days = { dueFrom: `${month}-01`, dueTo, limit: 500 };
  const found = await perform(app, await actorOf(c), task.find, days);
  if (!found.ok) return refuse(c, notThere(found.fault));
  const props = { month, next, previous: monthAfter(month, -1), found: found.value };
  return html(c, <CalendarPage {...props} />);
}

const monthAfter = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
};

/** The due days of the tasks I own, as a file for a calendar. */
async function myDays(app: App, c: WebContext): Promise<Response> {
  const found = await perform(app, await actorOf(c), task.find, { scope: 'mine', limit: 500 });
  if (!found.ok) return refuse(c, found.fault);
  const t = TEXT[lookOf(c).lang];
  const tasks = found.value.tasks.filter(({ state }) => state !== 'done' && state !== 'cancelled');
  const origin = new URL(c.req.url).origin;
  const bytes = calendarFile({
    tasks,
    origin,
    now: app.clock(),
    titleOf: ({ what, secretCode }) => (secretCode === null ? what : t.secretTask(secretCode)),
  });
  return attachment(c, { fileName: 'nhiem-vu.ics', mediaType: 'text/calendar; charset=utf-8', bytes });
}

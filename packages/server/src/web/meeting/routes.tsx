import { meeting } from '@guong/core/meeting';
import { perform, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { pageIn, partOf, yearIn } from '../../http/address.ts';
import { actorOf } from '../../http/doorman.ts';
import type { Doorman } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { asked, choicesFor, meetingOf, notThere, wordsOf } from './ask.ts';
import { attendancePages } from './attendance-routes.tsx';
import { chairPages } from './chair-routes.tsx';
import { calledPages } from './called-routes.tsx';
import { figuresPages } from './figures-routes.tsx';
import { refilled } from './form-state.ts';
import { kindsPages } from './kinds-routes.tsx';
import { ListPage, MEETINGS_PER_PAGE } from './list-page.tsx';
import { MeetingPage } from './meeting-page.tsx';
import { mendPages } from './mend-routes.tsx';
import { minutesPages } from './minutes-routes.tsx';
import { NewMeetingPage } from './plan-page.tsx';
import { preparePages } from './prepare-routes.tsx';
import { reconciliationPages } from './reconciliation-routes.tsx';
import { runPages } from './run-routes.tsx';

/** Meetings: list, planning, one meeting and everything done in it. */
export function meetingPages(app: App, doorman: Doorman) {
  const room = newRoom();
  room.get('/', async (c) => {
    const q = (c.req.query('q') ?? '').slice(0, 200);
    const kind = c.req.query('kind') ?? '';
    const year = yearIn(c);
    const page = pageIn(c);
    const part = partOf(page, MEETINGS_PER_PAGE);
    const found = await asked({ app, c }, meeting.list, { query: q, kind, year, ...part });
    if (!found.ok) return refuse(c, notThere(found.fault));
    const kinds = await asked({ app, c }, meeting.kinds);
    if (!kinds.ok) return refuse(c, kinds.fault);
    const props = { found: found.value, kinds: kinds.value.kinds, asked: { q, kind, year, page } };
    return html(c, <ListPage {...props} readsFigures={await readsFigures(c)} />);
  });
  room.get('/new', (c) => showNew(app, c, UNFILLED));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const made = await perform(app, await actorOf(c), meeting.plan, form.input, postedOnce(form));
    if (made.ok) return seeOther(c, `/meetings/${made.value.id}`, wordsOf(c).planned);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return showNew(app, c, refilled(form, made.fault.fields));
  });
  room.route('/', figuresPages(app));
  room.route('/', kindsPages(app));
  room.route('/', reconciliationPages(app));
  room.get('/:meetingId', async (c) => {
    const one = await meetingOf(app, c);
    return one.ok ? html(c, <MeetingPage meeting={one.value} />) : refuse(c, notThere(one.fault));
  });
  room.route('/', preparePages(app));
  room.route('/', calledPages(app));
  room.route('/', runPages(app));
  room.route('/', attendancePages(app));
  room.route('/', chairPages(app, doorman));
  room.route('/', mendPages(app));
  room.route('/', minutesPages(app));
  return room;
}

/** Whether the reader sees figures over all meetings: the view itself asks again. */
async function readsFigures(c: WebContext): Promise<boolean> {
  const actor = await actorOf(c);
  return actor.kind === 'person' && actor.holdings.some(({ powers }) => powers.some((power) => power !== 'operate'));
}

/** The form of a new meeting; `?from=` fills it in from an earlier one, a month later. */
async function showNew(app: App, c: WebContext, filled: Filled): Promise<Response> {
  const kinds = await asked({ app, c }, meeting.kinds);
  if (!kinds.ok) return refuse(c, kinds.fault);
  const list = await asked({ app, c }, meeting.list, { limit: 1 });
  if (!list.ok) return refuse(c, list.fault);
  if (!list.value.mayPlan) return refuse(c, { code: 'forbidden', action: 'meeting.plan' });
  const repeatOf = filled.typed['repeatOf'] ?? c.req.query('from');
  const { units, holdings } = await choicesFor(app, c);
  const props = { kinds: kinds.value.kinds, units, holdings, ...(repeatOf !== undefined && { repeatOf }) };
  const typed = repeatOf === undefined ? filled.typed : { ...(await typedFrom(app, c, repeatOf)), ...filled.typed };
  return html(c, <NewMeetingPage {...props} {...filled} typed={typed} />, statusOf(filled));
}

const DAY_MS = 86_400_000;
/** An earlier meeting as the form of the next, four weeks later at the same hour. */
async function typedFrom(app: App, c: WebContext, meetingId: string): Promise<Readonly<Record<string, string>>> {
  const before = await asked({ app, c }, meeting.one, { meetingId });
  if (!before.ok) return {};
  const { kind, unitId, title, place, mode, chairId, secretaryId, startsAt } = before.value;
  const next = new Date(startsAt.getTime() + 28 * DAY_MS + 7 * 3_600_000).toISOString().slice(0, 16);
  return {
    ...{ kind, unitId, title, place, mode, startsAt: `${next}+07:00` },
    ...(chairId !== null && { chairId }),
    ...(secretaryId !== null && { secretaryId }),
  };
}

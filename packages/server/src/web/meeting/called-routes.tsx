import { meeting } from '@guong/core/meeting';
import { org, readsPeople } from '@guong/core/org';
import type { App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { type Filled, UNFILLED } from '../../http/filled.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { refuse } from '../html.tsx';
import { asked, choicesFor, meetingIdOf, notThere, wordsOf } from './ask.ts';
import { CalledPage } from './called-page.tsx';
import type { MeetingView } from './meeting-view.ts';
import { StepPage } from './prepare-page.tsx';
import { doForm, showRunner } from './prepare-routes.tsx';

const FOUND_AT_ONCE = 20;
const NOBODY = { people: [], total: 0 };

/** Single people on the list of those called. */
export function calledPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const list = await asked({ app, c }, meeting.attendance, { meetingId: meetingIdOf(c) });
    if (!list.ok) return refuse(c, notThere(list.fault));
    const search = await searched(app, c);
    const { holdings } = await choicesFor(app, c);
    return showRunner({ app, c }, filled, (one) => (
      <CalledPage meeting={one} list={list.value} {...{ holdings, search }} {...filled} />
    ));
  };
  room.get('/:meetingId/invitation/people', (c) => show(c, UNFILLED));
  room.post('/:meetingId/invitation/people', (c) =>
    doForm(app, c, {
      useCase: meeting.callPerson,
      inputOf: ({ typed }) => ({ personId: typed['personId'] ?? '' }),
      said: (t) => t.calledDone,
      show,
      to: '/invitation/people',
    }),
  );
  const ask = async (c: WebContext, filled: Filled): Promise<Response> => {
    const list = await asked({ app, c }, meeting.attendance, { meetingId: meetingIdOf(c) });
    const person = list.ok ? list.value.people.find(({ personId }) => personId === c.req.param('personId')) : undefined;
    if (!person) return refuse(c, { code: 'not_found', what: 'person' });
    return showRunner({ app, c }, filled, (one) => <StepPage {...leaveOutAsked(c, one, person)} {...filled} />);
  };
  room.get('/:meetingId/invitation/:personId/leave-out', (c) => ask(c, UNFILLED));
  room.post('/:meetingId/invitation/:personId/leave-out', (c) =>
    doForm(app, c, {
      useCase: meeting.leaveOut,
      inputOf: ({ input }) => ({ reason: input['reason'], personId: c.req.param('personId') }),
      said: (t) => t.leftOutDone,
      show: ask,
      to: '/invitation/people',
    }),
  );
  return room;
}

function leaveOutAsked(c: WebContext, one: MeetingView, person: { readonly personId: string; readonly name: string }) {
  const t = wordsOf(c);
  return {
    meeting: one,
    title: t.leaveOutTitle(person.name),
    fact: t.leaveOutFact,
    doIt: t.leaveOut,
    action: `/meetings/${one.meetingId}/invitation/${person.personId}/leave-out`,
    cancelHref: `/meetings/${one.meetingId}/invitation/people`,
    asksReason: true,
  };
}

/** Whom the address looks for; null for a reader to whom the list of people is not open. */
async function searched(app: App, c: WebContext) {
  if (!readsPeople(await actorOf(c))) return null;
  const query = (c.req.query('q') ?? '').trim().slice(0, 100);
  if (query === '') return { query, found: NOBODY };
  const found = await asked({ app, c }, org.searchPeople, { query, limit: FOUND_AT_ONCE });
  return { query, found: found.ok ? found.value : NOBODY };
}

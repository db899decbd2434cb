import { meeting } from '@guong/core/meeting';
import { perform, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { inLanguage } from '../../refusals/in-language.ts';
import { html, refuse } from '../html.tsx';
import type { Lang } from '../text/index.ts';
import { qrImage } from '../identity/qr-image.ts';
import { asked, meetingIdOf, meetingOf, notThere, wordsOf } from './ask.ts';
import { AttendancePage, CorrectAttendancePage, DeskPage, MakeUpPage, type Arrived } from './attendance-page.tsx';
import { refilled } from './form-state.ts';
import { GuestsPage } from './guests.tsx';
import { CodePage, HerePage } from './here-page.tsx';
import { hereOf } from './chair-routes.tsx';
import { doForm, showRunner } from './prepare-routes.tsx';

/** Who came: the list, corrections, make-up sessions, the desk and the code in the hall. */
export function attendancePages(app: App) {
  const room = newRoom();
  room.get('/:meetingId/attendance', async (c) => {
    const one = await meetingOf(app, c);
    if (!one.ok) return refuse(c, notThere(one.fault));
    const list = await asked({ app, c }, meeting.attendance, { meetingId: meetingIdOf(c) });
    if (!list.ok) return refuse(c, notThere(list.fault));
    return html(c, <AttendancePage meeting={one.value} attendance={list.value} />);
  });
  const correct = async (c: WebContext, filled: Filled): Promise<Response> => {
    const list = await asked({ app, c }, meeting.attendance, { meetingId: meetingIdOf(c) });
    const person = list.ok ? list.value.people.find(({ personId }) => personId === c.req.param('personId')) : undefined;
    if (!person) return refuse(c, { code: 'not_found', what: 'person' });
    return showRunner({ app, c }, filled, (one) => <CorrectAttendancePage meeting={one} person={person} {...filled} />);
  };
  room.get('/:meetingId/attendance/:personId/correct', (c) => correct(c, UNFILLED));
  room.post('/:meetingId/attendance/:personId/correct', (c) =>
    doForm(app, c, {
      useCase: meeting.correctAttendance,
      inputOf: ({ input }) => ({ ...input, personId: c.req.param('personId') }),
      said: (t) => t.corrected,
      show: correct,
      to: '/attendance',
    }),
  );
  const makeUp = (c: WebContext, filled: Filled) =>
    showRunner({ app, c }, filled, (one) => <MakeUpPage meeting={one} {...filled} />);
  room.get('/:meetingId/make-up', (c) => makeUp(c, UNFILLED));
  room.post('/:meetingId/make-up', (c) =>
    doForm(app, c, {
      useCase: meeting.planMakeUp,
      inputOf: ({ input }) => input,
      said: (t) => t.makeUpPlanned,
      show: makeUp,
    }),
  );
  room.route('/', guestPages(app));
  room.route('/', arrivalPages(app));
  return room;
}

function guestPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const one = await meetingOf(app, c);
    if (!one.ok) return refuse(c, notThere(one.fault));
    return html(c, <GuestsPage meeting={one.value} {...filled} />, statusOf(filled));
  };
  const deed = { inputOf: ({ input }: Posted) => input, show, to: '/guests' };
  room.get('/:meetingId/guests', (c) => show(c, UNFILLED));
  room.post('/:meetingId/guests', (c) =>
    doForm(app, c, { ...deed, useCase: meeting.addGuest, said: (t) => t.guestNoted }),
  );
  room.post('/:meetingId/guests/mark', (c) =>
    doForm(app, c, { ...deed, useCase: meeting.markGuest, said: (t) => t.guestNoted }),
  );
  return room;
}

function arrivalPages(app: App) {
  const room = newRoom();
  const desk = (c: WebContext, filled: Filled, arrived?: Arrived) =>
    showRunner({ app, c }, filled, (one) => <DeskPage meeting={one} {...filled} {...(arrived && { arrived })} />);
  room.get('/:meetingId/desk', (c) => desk(c, UNFILLED));
  // The answer is the page itself, so that the name stands large at once; sent twice it says that he was noted before.
  room.post('/:meetingId/desk', async (c) => {
    const form = await formOf(c);
    const input = { meetingId: meetingIdOf(c), number: form.typed['number'] ?? '' };
    const done = await perform(app, await actorOf(c), meeting.checkInNumber, input);
    if (done.ok) return desk(c, UNFILLED, done.value);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return desk(c, refilled(form, done.fault.fields));
  });
  const here = async (c: WebContext, filled: Filled): Promise<Response> => {
    const one = await meetingOf(app, c);
    if (!one.ok) return refuse(c, notThere(one.fault));
    const page = <HerePage meeting={one.value} code={c.req.query('code') ?? ''} {...filled} />;
    return html(c, page, statusOf(filled));
  };
  room.get('/:meetingId/here', (c) => here(c, UNFILLED));
  // A code that has changed meanwhile is refused on the same page: the number on the screen can be typed there.
  room.post('/:meetingId/here', (c) =>
    doForm(app, c, {
      useCase: meeting.checkIn,
      inputOf: ({ typed }) => ({ code: typed['code'] ?? '' }),
      said: (t) => t.youAreHere,
      show: here,
      to: '/here',
    }),
  );
  const code = (c: WebContext, filled: Filled) =>
    showRunner({ app, c }, filled, (one) => <CodePage meeting={one} picture={qrImage(hereOf(c, one))} {...filled} />);
  room.get('/:meetingId/check-in-code', (c) => code(c, UNFILLED));
  room.post('/:meetingId/check-in-code', (c) =>
    doForm(app, c, {
      useCase: meeting.setCheckIn,
      inputOf: ({ input }) => input,
      said: (t) => t.saved,
      show: code,
      to: '/check-in-code',
    }),
  );
  room.post('/:meetingId/ask', async (c) => {
    const form = await formOf(c);
    const input = { meetingId: meetingIdOf(c), topic: form.typed['topic'] ?? '' };
    const done = await perform(app, await actorOf(c), meeting.askToSpeak, input, postedOnce(form));
    if (done.ok) return seeOther(c, `/meetings/${meetingIdOf(c)}/here`, wordsOf(c).asked);
    return refuse(
      c,
      done.fault.code === 'invalid'
        ? { code: 'conflict', reason: reasonOf(done.fault.fields, lookOf(c).lang) }
        : done.fault,
    );
  });
  return room;
}

const reasonOf = (fields: Readonly<Record<string, string>>, lang: Lang): string =>
  Object.values(fields)
    .map((message) => inLanguage(message, lang))
    .join(' ');

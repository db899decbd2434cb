import { streamSSE } from 'hono/streaming';
import { meeting } from '@guong/core/meeting';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED } from '../../http/filled.ts';
import { actorOf, type Doorman } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { refreshAfter, refuse } from '../html.tsx';
import { qrImage } from '../identity/qr-image.ts';
import { asked, meetingIdOf, meetingOf, notThere, wordsOf } from './ask.ts';
import { ChairPage } from './chair-page.tsx';
import { refilled } from './form-state.ts';
import { speakerIn } from './guests.tsx';
import { HallPage, SLIDES, type Slide } from './hall-page.tsx';
import { changesOf } from './live.ts';
import type { MeetingView } from './meeting-view.ts';
import { showRunner } from './prepare-routes.tsx';
import { fieldsOf } from './run-routes.tsx';
import type { TEXT } from './text.ts';

type Words = typeof TEXT.vi;
/** What the chair does, by the word in the address. */
interface Deed {
  readonly useCase: AnyUseCase;
  readonly said: (t: Words) => string;
  /** What the address itself says. */
  readonly more?: object;
}
const DEEDS: Readonly<Record<string, Deed>> = {
  go: { useCase: meeting.goTo, said: (t) => t.saved },
  ask: { useCase: meeting.askToSpeak, said: (t) => t.asked },
  start: { useCase: meeting.startSpeaking, said: (t) => t.saved },
  finish: { useCase: meeting.finishSpeaking, said: (t) => t.opinionNoted },
  up: { useCase: meeting.moveSpeaker, said: (t) => t.saved, more: { direction: 'up' } },
  down: { useCase: meeting.moveSpeaker, said: (t) => t.saved, more: { direction: 'down' } },
  off: { useCase: meeting.takeOffSpeaker, said: (t) => t.takenOff },
  back: { useCase: meeting.returnSpeaker, said: (t) => t.returned },
  minute: { useCase: meeting.addTime, said: (t) => t.saved },
};
const RENEW_SECONDS = 10;
const LOOK_MS = 1_000;
/** A stream ends by itself after so many looks; the browser comes back and shows who he is anew. */
const MOST_LOOKS = 1_800;

/** The chair's page, the screen of the hall, and the stream that tells both when to renew. */
export function chairPages(app: App, doorman: Doorman) {
  const room = newRoom();
  const chair = (c: WebContext, filled: Filled) =>
    showRunner({ app, c }, filled, async (one) => {
      const list = await asked({ app, c }, meeting.attendance, { meetingId: one.meetingId });
      // Nothing is taken away from under the hand that writes: while somebody speaks, the page waits for its form.
      const isWriting = one.opinions.some(({ state }) => state === 'speaking') || Object.keys(filled.errors).length > 0;
      if (!isWriting) refreshAfter(c, RENEW_SECONDS);
      return <ChairPage meeting={one} people={list.ok ? list.value.people : []} at={app.clock()} {...filled} />;
    });
  room.get('/:meetingId/chair', (c) => chair(c, UNFILLED));
  for (const [deed, { useCase, said, more }] of Object.entries(DEEDS)) {
    room.post(`/:meetingId/chair/${deed}`, async (c) => {
      const form = await formOf(c);
      const input = { ...speakerIn(fieldsOf(form, deed)), ...more, meetingId: meetingIdOf(c) };
      const done = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
      if (done.ok) return seeOther(c, `/meetings/${meetingIdOf(c)}/chair`, said(wordsOf(c)));
      if (done.fault.code !== 'invalid') return refuse(c, done.fault);
      return chair(c, refilled(form, done.fault.fields, `${deed}.`));
    });
  }
  room.post('/:meetingId/conclusions/:conclusionId/task', async (c) => {
    const form = await formOf(c);
    const input = { meetingId: meetingIdOf(c), conclusionId: c.req.param('conclusionId') };
    const done = await perform(app, await actorOf(c), meeting.makeTask, input, postedOnce(form));
    if (done.ok) return seeOther(c, `/meetings/${meetingIdOf(c)}`, wordsOf(c).taskMade);
    return refuse(c, notThere(done.fault));
  });
  room.get('/:meetingId/hall', (c) => {
    refreshAfter(c, RENEW_SECONDS);
    return showRunner({ app, c }, UNFILLED, (one) => {
      const here = hereOf(c, one);
      const wifi = wifiOf(c);
      return (
        <HallPage meeting={one} slide={slideOf(c)} at={app.clock()} checkIn={qrImage(here)} {...(wifi && { wifi })} />
      );
    });
  });
  livePages(room, app, doorman);
  return room;
}

/** Where the code of the hall leads to at this moment. */
export const hereOf = (c: WebContext, { meetingId, checkIn }: Pick<MeetingView, 'meetingId' | 'checkIn'>): string =>
  `${c.var.site.mainOrigin}/meetings/${meetingId}/here?code=${checkIn?.code ?? ''}`;

const slideOf = (c: WebContext): Slide => SLIDES.find((one) => one === c.req.query('slide')) ?? 'all';

/** The network of the hall, as the form of the chair's page gave it; written as phones read it. */
function wifiOf(c: WebContext) {
  const name = c.req.query('wifi') ?? '';
  const key = c.req.query('key') ?? '';
  if (name === '' || name.length > 32 || key.length > 63) return undefined;
  const escaped = (text: string): string => text.replace(/([\\;,:"])/g, '\\$1');
  const kind = key === '' ? 'nopass' : 'WPA';
  return { name, picture: qrImage(`WIFI:T:${kind};S:${escaped(name)};P:${escaped(key)};;`) };
}

function livePages(room: ReturnType<typeof newRoom>, app: App, doorman: Doorman): void {
  room.get('/:meetingId/live', async (c) => {
    const one = await meetingOf(app, c);
    if (!one.ok) return refuse(c, notThere(one.fault));
    return streamSSE(c, async (stream) => {
      let looks = 0;
      const rest = async (): Promise<boolean> => {
        looks += 1;
        await stream.sleep(LOOK_MS);
        return !stream.aborted && looks < MOST_LOOKS;
      };
      const whoIsThere = async () => (await doorman(c.req.raw)).actor;
      for await (const event of changesOf(app, { whoIsThere, meetingId: one.value.meetingId, rest })) {
        await stream.writeSSE({ event, data: event });
      }
    });
  });
}

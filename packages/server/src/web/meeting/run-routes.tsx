import { meeting } from '@guong/core/meeting';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { refuse } from '../html.tsx';
import { asked, choicesFor, meetingIdOf, wordsOf } from './ask.ts';
import { refilled } from './form-state.ts';
import { speakerIn } from './guests.tsx';
import { showRunner } from './prepare-routes.tsx';
import { RunPage } from './run-page.tsx';
import type { TEXT } from './text.ts';

type Words = typeof TEXT.vi;
interface Part {
  readonly useCase: AnyUseCase;
  readonly said: (t: Words, value: unknown) => string;
}
/** What a cell secretary does on one screen, by the prefix of the fields of each form. */
const PARTS: Readonly<Record<string, Part>> = {
  list: {
    useCase: meeting.markList,
    said: (t, value) => t.marked(String((value as { readonly marked: number }).marked)),
  },
  mark: { useCase: meeting.mark, said: (t) => t.markedOne },
  guest: { useCase: meeting.addGuest, said: (t) => t.guestNoted },
  visit: { useCase: meeting.markGuest, said: (t) => t.guestNoted },
  opinion: { useCase: meeting.recordOpinion, said: (t) => t.opinionNoted },
  vote: { useCase: meeting.takeVote, said: (t) => t.voteNoted },
  conclusion: { useCase: meeting.conclude, said: (t) => t.concluded },
};

/** The one page on which a cell secretary holds a whole meeting. */
export function runPages(app: App) {
  const room = newRoom();
  const show = (c: WebContext, filled: Filled, part: string) =>
    showRunner({ app, c }, filled, async (one) => {
      const list = await asked({ app, c }, meeting.attendance, { meetingId: one.meetingId });
      const { holdings } = await choicesFor(app, c);
      const props = { meeting: one, people: list.ok ? list.value.people : [], holdings, part };
      return <RunPage {...props} {...filled} />;
    });
  room.get('/:meetingId/run', (c) => show(c, UNFILLED, c.req.query('part') ?? ''));
  for (const [part, { useCase, said }] of Object.entries(PARTS)) {
    room.post(`/:meetingId/run/${part}`, async (c) => {
      const form = await formOf(c);
      const input = { ...speakerIn(fieldsOf(form, part)), meetingId: meetingIdOf(c) };
      const done = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
      const at = `/meetings/${meetingIdOf(c)}/run?part=${part}`;
      if (done.ok) return seeOther(c, at, said(wordsOf(c), done.value));
      if (done.fault.code !== 'invalid') return refuse(c, done.fault);
      return show(c, refilled(form, done.fault.fields, `${part}.`), part);
    });
  }
  return room;
}

/** The fields of one form of the page, without the prefix that keeps their names apart. */
export function fieldsOf({ input }: Posted, part: string): object {
  const fields = input[part];
  return typeof fields === 'object' && fields !== null ? fields : {};
}

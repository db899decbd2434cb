import { meeting } from '@guong/core/meeting';
import { perform, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { asked, meetingIdOf, meetingOf, notThere, wordsOf } from './ask.ts';
import { refilled } from './form-state.ts';
import { MinutesPage, NewsPage } from './minutes-page.tsx';
import { doForm } from './prepare-routes.tsx';

const FORMS = { 'file.pdf': 'pdf', 'file.docx': 'docx', signed: 'signed' } as const;

/** The minutes: one page to print, the papers, the signed scan; and the draft of the news. */
export function minutesPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const one = await meetingOf(app, c);
    if (!one.ok) return refuse(c, notThere(one.fault));
    return html(c, <MinutesPage meeting={one.value} {...filled} />, statusOf(filled));
  };
  room.get('/:meetingId/minutes', (c) => show(c, UNFILLED));
  room.post('/:meetingId/minutes', (c) =>
    doForm(app, c, {
      useCase: meeting.drawMinutes,
      inputOf: ({ input }) => input,
      said: (t) => t.drawn,
      show,
      to: '/minutes',
    }),
  );
  room.post('/:meetingId/minutes/signed', async (c) => {
    const form = await formOf(c);
    const input = { meetingId: meetingIdOf(c), by: form.typed['by'] ?? 'scan', file: form.input['file'] };
    const done = await perform(app, await actorOf(c), meeting.signMinutes, input);
    if (done.ok) return seeOther(c, `/meetings/${meetingIdOf(c)}`, wordsOf(c).signed);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, refilled(form, done.fault.fields));
  });
  for (const [name, form] of Object.entries(FORMS)) {
    room.get(`/:meetingId/minutes/${name}`, async (c) => {
      const file = await asked({ app, c }, meeting.minutesFile, { meetingId: meetingIdOf(c), form });
      return file.ok
        ? attachment(c, { ...file.value, bytes: new Uint8Array(file.value.bytes) })
        : refuse(c, notThere(file.fault));
    });
  }
  room.get('/:meetingId/news', async (c) => {
    const one = await meetingOf(app, c);
    if (!one.ok) return refuse(c, notThere(one.fault));
    const news = await asked({ app, c }, meeting.newsDraft, { meetingId: meetingIdOf(c) });
    return news.ok ? html(c, <NewsPage meeting={one.value} news={news.value} />) : refuse(c, notThere(news.fault));
  });
  return room;
}

import { meeting } from '@guong/core/meeting';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { type Filled, statusOf, UNFILLED } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { asked, wordsOf } from './ask.ts';
import { refilled } from './form-state.ts';
import { KindPage, KindsPage } from './kinds-page.tsx';

/** The kinds of meeting and their rules. */
export function kindsPages(app: App) {
  const room = newRoom();
  room.get('/kinds', async (c) => {
    const found = await asked({ app, c }, meeting.kinds);
    if (!found.ok) return refuse(c, found.fault);
    return html(c, <KindsPage kinds={found.value.kinds} mayKeep={await keeps(c)} />);
  });
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    if (!(await keeps(c))) return refuse(c, { code: 'forbidden', action: 'meeting.keepKind' });
    const code = c.req.param('code');
    if (code === undefined) return html(c, <KindPage {...filled} />, statusOf(filled));
    const found = await asked({ app, c }, meeting.kinds);
    if (!found.ok) return refuse(c, found.fault);
    const kind = found.value.kinds.find((one) => one.code === code);
    if (!kind) return refuse(c, { code: 'not_found', what: 'meeting' });
    return html(c, <KindPage kind={kind} {...filled} />, statusOf(filled));
  };
  const keep = async (c: WebContext): Promise<Response> => {
    const form = await formOf(c);
    const code = c.req.param('code');
    const input = code === undefined ? form.input : { ...form.input, code };
    const done = await perform(app, await actorOf(c), meeting.keepKind, input, postedOnce(form));
    if (done.ok) return seeOther(c, '/meetings/kinds', wordsOf(c).kindKept);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, refilled(form, done.fault.fields));
  };
  room.get('/kinds/new', (c) => show(c, UNFILLED));
  room.post('/kinds/new', keep);
  room.get('/kinds/:code', (c) => show(c, UNFILLED));
  room.post('/kinds/:code', keep);
  return room;
}

/** Whether the form is offered: the command asks again. */
const keeps = async (c: WebContext): Promise<boolean> => hasPower(await actorOf(c), 'office');

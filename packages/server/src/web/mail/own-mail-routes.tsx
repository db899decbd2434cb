import { mail } from '@guong/core/mail';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { stepUp } from '../identity/step-up.ts';
import { MailPage } from './mail-page.tsx';
import { TEXT } from './text.ts';

const HERE = '/account/mail';
interface Filled {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}
const EMPTY: Filled = { typed: {}, errors: {} };

/** One's own address, and what one is written about. */
export function ownMailPages(app: App) {
  const room = newRoom();
  const wordsOf = (c: WebContext) => TEXT[lookOf(c).lang];

  async function show(c: WebContext, filled: Filled) {
    const mine = await perform(app, await actorOf(c), mail.mine, {});
    if (!mine.ok) return refuse(c, mine.fault);
    return html(c, <MailPage mine={mine.value} {...filled} />, filled === EMPTY ? 200 : 422);
  }
  room.get('/', (c) => show(c, EMPTY));
  room.post('/address', async (c) => {
    const form = await formOf(c);
    const { address, lang } = form.typed;
    const done = await perform(app, await actorOf(c), mail.setAddress, { address, lang }, postedOnce(form));
    if (done.ok) return seeOther(c, HERE, done.value.state === 'none' ? wordsOf(c).takenAway : wordsOf(c).asked);
    if (done.fault.code === 'invalid') return show(c, { typed: form.typed, errors: done.fault.fields });
    return stepUp(c, done.fault, HERE);
  });
  room.post('/wishes', async (c) => {
    const form = await formOf(c);
    const raw = { wishes: form.lists['wishes'], isDigest: form.typed['isDigest'], lang: form.typed['lang'] };
    const done = await perform(app, await actorOf(c), mail.choose, raw, postedOnce(form));
    if (done.ok) return seeOther(c, HERE, wordsOf(c).chosen);
    if (done.fault.code === 'invalid') return show(c, { typed: form.typed, errors: done.fault.fields });
    return stepUp(c, done.fault, HERE);
  });
  return room;
}

import { identity } from '@guong/core/identity';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { TotpPage, TotpStartPage } from './account-page.tsx';
import { TEXT } from './account-text.ts';
import { keepSignIn, sessionOf } from './carried.ts';
import { qrImage } from './qr-image.ts';
import { stepUp } from './step-up.ts';

const HERE = '/account/totp';

/** Sets up an authenticator app: the secret is made by a press, never by reading a page (SES-5). */
export function totpPages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const me = await perform(app, await actorOf(c), identity.me, {});
    return me.ok ? html(c, <TotpStartPage replaces={me.value.hasTotp} />) : refuse(c, me.fault);
  });
  room.post('/secret', async (c) => {
    await formOf(c);
    const enrolled = await perform(app, await actorOf(c), identity.enrolTotp, {});
    if (!enrolled.ok) return stepUp(c, enrolled.fault, HERE);
    const { uri, typed } = enrolled.value;
    return html(c, <TotpPage qr={qrImage(uri)} secret={typed} errors={{}} />);
  });
  room.post('/', async (c) => {
    const { typed } = await formOf(c);
    const raw = { code: typed['code'], sessionToken: sessionOf(c) };
    const confirmed = await perform(app, await actorOf(c), identity.confirmTotp, raw);
    if (confirmed.ok) {
      keepSignIn(c, confirmed.value);
      return seeOther(c, '/today', TEXT[lookOf(c).lang].totpOn2);
    }
    if (confirmed.fault.code !== 'invalid') return stepUp(c, confirmed.fault, HERE);
    // Only a picture of ours comes back: what a form carries may have been changed on the way.
    const qr = typed['qr']?.startsWith('data:image/svg+xml;base64,') ? typed['qr'] : '';
    return html(c, <TotpPage qr={qr} secret={typed['secret'] ?? ''} errors={confirmed.fault.fields} />, 422);
  });
  return room;
}

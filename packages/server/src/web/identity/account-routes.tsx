import { identity } from '@guong/core/identity';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { ownMailPages } from '../mail/own-mail-routes.tsx';
import type { Messages } from '../ui/index.ts';
import { AccountPage } from './account-page.tsx';
import { TEXT } from './account-text.ts';
import { keepSignIn, sessionOf } from './carried.ts';
import { ownPasskeyPages } from './passkey-routes.tsx';
import { stepUp } from './step-up.ts';
import { tokenPages } from './token-routes.tsx';
import { totpPages } from './totp-routes.tsx';

const HERE = '/account';

/** One's own account. */
export function accountPages(app: App) {
  const room = newRoom();
  const wordsOf = (c: WebContext) => TEXT[lookOf(c).lang];

  async function show(c: WebContext, errors: Messages = {}) {
    const actor = await actorOf(c);
    const me = await perform(app, actor, identity.me, {});
    if (!me.ok) return refuse(c, me.fault);
    const sessionToken = sessionOf(c);
    const mine = await perform(app, actor, identity.myDevices, sessionToken ? { sessionToken } : {});
    if (!mine.ok) return refuse(c, mine.fault);
    const page = <AccountPage me={me.value} devices={mine.value.devices} errors={errors} />;
    return html(c, page, statusOf({ errors }));
  }
  room.get('/', (c) => show(c));
  room.route('/totp', totpPages(app));
  room.route('/passkey', ownPasskeyPages(app));
  room.route('/tokens', tokenPages(app));
  room.route('/mail', ownMailPages(app));

  room.post('/password', async (c) => {
    const form = await formOf(c);
    const { password, passwordAgain } = form.typed;
    const raw = { password, passwordAgain, sessionToken: sessionOf(c) };
    const changed = await perform(app, await actorOf(c), identity.changePassword, raw, postedOnce(form));
    if (changed.ok) {
      keepSignIn(c, changed.value);
      return seeOther(c, HERE, wordsOf(c).passwordChanged);
    }
    return changed.fault.code === 'invalid' ? show(c, changed.fault.fields) : stepUp(c, changed.fault, HERE);
  });
  room.post('/sign-out-others', async (c) => {
    await formOf(c);
    const ended = await perform(app, await actorOf(c), identity.signOutEverywhere, { keepSessionToken: sessionOf(c) });
    return ended.ok ? seeOther(c, HERE, wordsOf(c).othersSignedOut) : stepUp(c, ended.fault, HERE);
  });
  room.post('/sign-out-device', async (c) => {
    const { typed } = await formOf(c);
    const ended = await perform(app, await actorOf(c), identity.signOutDevice, { sessionId: typed['sessionId'] });
    return ended.ok ? seeOther(c, HERE, wordsOf(c).deviceSignedOut) : stepUp(c, ended.fault, HERE);
  });
  return room;
}

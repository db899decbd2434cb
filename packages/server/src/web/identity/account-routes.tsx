import { identity } from '@guong/core/identity';
import type { Fault } from '@guong/core/kernel';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { AccountPage, TotpPage } from './account-page.tsx';
import { keepSignIn, sessionOf } from './carried.ts';
import { qrImage } from './qr-image.ts';

/** One's own account. */
export function accountPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, errors: Messages = {}) {
    const actor = await actorOf(c);
    const me = await perform(app, actor, identity.me, {});
    if (!me.ok) return refuse(c, me.fault);
    const sessionToken = sessionOf(c);
    const mine = await perform(app, actor, identity.myDevices, sessionToken ? { sessionToken } : {});
    if (!mine.ok) return refuse(c, mine.fault);
    const page = <AccountPage me={me.value} devices={mine.value.devices} errors={errors} />;
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }
  room.get('/', (c) => show(c));

  room.get('/totp', async (c) => {
    const enrolled = await perform(app, await actorOf(c), identity.enrolTotp, {});
    if (!enrolled.ok) return stepUp(c, enrolled.fault, '/account/totp');
    const { uri, typed } = enrolled.value;
    return html(c, <TotpPage qr={qrImage(uri)} secret={typed} errors={{}} />);
  });
  room.post('/totp', async (c) => {
    const { typed } = await formOf(c);
    const raw = { code: typed['code'], sessionToken: sessionOf(c) };
    const confirmed = await perform(app, await actorOf(c), identity.confirmTotp, raw);
    if (confirmed.ok) {
      keepSignIn(c, confirmed.value);
      return seeOther(c, '/today', 'Đã bật xác thực hai yếu tố');
    }
    if (confirmed.fault.code !== 'invalid') return stepUp(c, confirmed.fault, '/account/totp');
    const qr = typed['qr']?.startsWith('data:image/svg+xml;base64,') ? typed['qr'] : '';
    return html(c, <TotpPage qr={qr} secret={typed['secret'] ?? ''} errors={confirmed.fault.fields} />, 422);
  });

  room.post('/password', async (c) => {
    const form = await formOf(c);
    const { password, passwordAgain } = form.typed;
    const raw = { password, passwordAgain, sessionToken: sessionOf(c) };
    const changed = await perform(app, await actorOf(c), identity.changePassword, raw, postedOnce(form));
    if (changed.ok) {
      keepSignIn(c, changed.value);
      return seeOther(c, '/account', 'Đã đổi mật khẩu; các máy khác đã đăng xuất');
    }
    return changed.fault.code === 'invalid' ? show(c, changed.fault.fields) : stepUp(c, changed.fault, '/account');
  });
  room.post('/sign-out-others', async (c) => {
    await formOf(c);
    const ended = await perform(app, await actorOf(c), identity.signOutEverywhere, { keepSessionToken: sessionOf(c) });
    return ended.ok ? seeOther(c, '/account', 'Đã đăng xuất các máy khác') : stepUp(c, ended.fault, '/account');
  });
  room.post('/sign-out-device', async (c) => {
    const { typed } = await formOf(c);
    const ended = await perform(app, await actorOf(c), identity.signOutDevice, { sessionId: typed['sessionId'] });
    return ended.ok ? seeOther(c, '/account', 'Đã đăng xuất máy đó') : stepUp(c, ended.fault, '/account');
  });
  return room;
}

/** A refusal that a fresh confirmation would lift leads to the page that asks for it, and comes back. */
export function stepUp(c: WebContext, fault: Fault, back: string): Response | Promise<Response> {
  const isStepUp = fault.code === 'conflict' && fault.detail?.['needs'] === 'identity.verifyAgain';
  return isStepUp ? c.redirect(`/sign-in/code?again=1&back=${encodeURIComponent(back)}`, 303) : refuse(c, fault);
}

import { identity, performAttempt } from '@guong/core/identity';
import type { VNode } from 'preact';
import type { Fault } from '@guong/core/kernel';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { formOf } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { deviceOf, doorFields, keepSignIn } from './carried.ts';
import { CardPage, ChoosePasswordPage } from './sign-in-page.tsx';
import { errorsOf, sayOf, statusOf } from './sign-in-routes.tsx';

/** What another room lets a card do beside the password: its field, and what happens when the form came back with it. */
export interface CardOffer {
  readonly field: VNode;
  readonly taken: (c: WebContext, typed: Readonly<Record<string, string>>) => void;
}

/** Cards: opening one shows a page; only posting the password uses it up, so a mail scanner that fetches links cannot. */
export function invitationPages(app: App, offer?: CardOffer) {
  const room = newRoom();

  const showCard = (c: WebContext, shown: { typed?: Readonly<Record<string, string>>; fault?: Fault } = {}) => {
    const { typed = {}, fault } = shown;
    const said = fault && sayOf(c, fault, 'cardWrong');
    return html(
      c,
      <CardPage typed={typed} errors={errorsOf(fault)} {...(said && { refused: said })} />,
      statusOf(fault),
    );
  };
  const showChoose = async (c: WebContext, token: string, errors: Messages = {}) => {
    const read = await perform(app, await actorOf(c), identity.readInvitation, { token });
    if (!read.ok) return showCard(c, { fault: { code: 'unauthenticated' } });
    const { fullName, login } = read.value;
    const page = <ChoosePasswordPage {...{ token, fullName, login, errors }} offer={offer?.field} />;
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  };

  room.get('/invitation', (c) => showCard(c));
  room.get('/invitation/:token', (c) => showChoose(c, c.req.param('token')));
  room.post('/invitation', async (c) => {
    const { typed } = await formOf(c);
    const { from, deviceToken } = { deviceToken: undefined, ...doorFields(c) };
    const raw = { login: typed['login'], code: typed['code'], from, ...(deviceToken && { deviceToken }) };
    const opened = await performAttempt(app, await actorOf(c), { attempt: identity.openInvitation, raw });
    return opened.ok ? showChoose(c, opened.value.ticket) : showCard(c, { typed, fault: opened.fault });
  });
  room.post('/invitation/password', async (c) => {
    const { typed } = await formOf(c);
    const { token = '', password, passwordAgain } = typed;
    const raw = { token, password, passwordAgain, device: deviceOf(c) };
    const accepted = await perform(app, await actorOf(c), identity.acceptInvitation, raw);
    if (accepted.ok) {
      keepSignIn(c, accepted.value);
      offer?.taken(c, typed);
      return c.redirect(accepted.value.arePowersWithheld ? '/account/totp' : '/receive/first', 303);
    }
    if (accepted.fault.code === 'invalid') return showChoose(c, token, accepted.fault.fields);
    return showCard(c, { fault: accepted.fault });
  });
  return room;
}

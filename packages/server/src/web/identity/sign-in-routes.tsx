import { identity, performAttempt } from '@guong/core/identity';
import type { Fault } from '@guong/core/kernel';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf } from '../../http/form.ts';
import { lookOf, ownPath } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { inLanguage } from '../../refusals/in-language.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { deviceOf, doorFields, dropSignIn, keepSignIn, sessionOf } from './carried.ts';
import { CodePage, SignInPage } from './sign-in-page.tsx';
import { TEXT } from './text.ts';

const HOME = '/today';

/** Where to go afterwards: a path of our own, carried by the form or the address. */
const backOf = (c: WebContext, typed: Readonly<Record<string, string>>): string =>
  ownPath(typed['back'] ?? c.req.query('back') ?? HOME);

/** Signing in and out, and confirming again who one is. */
export function signInPages(app: App) {
  const room = newRoom();

  const show = (c: WebContext, shown: { typed?: Readonly<Record<string, string>>; fault?: Fault } = {}) => {
    const { typed = {}, fault } = shown;
    const back = backOf(c, typed);
    const said = fault && sayOf(c, fault, 'wrong');
    const page = <SignInPage {...{ typed, back }} errors={errorsOf(fault)} {...(said && { refused: said })} />;
    return html(c, page, statusOf(fault));
  };
  room.get('/sign-in', (c) => show(c));
  room.post('/sign-in', async (c) => {
    const { typed } = await formOf(c);
    const raw = { login: typed['login'], password: typed['password'], device: deviceOf(c), ...doorFields(c) };
    const signedIn = await performAttempt(app, await actorOf(c), { attempt: identity.signIn, raw });
    if (!signedIn.ok) return show(c, { typed, fault: signedIn.fault });
    keepSignIn(c, signedIn.value);
    const back = ownPath(typed['back'] ?? HOME);
    if (signedIn.value.next === 'enter_totp') return c.redirect(`/sign-in/code?back=${encodeURIComponent(back)}`, 303);
    if (signedIn.value.next === 'set_up_second_factor') return c.redirect('/account/totp', 303);
    return c.redirect(back, 303);
  });

  const showCode = async (c: WebContext, shown: { typed?: Readonly<Record<string, string>>; fault?: Fault } = {}) => {
    const { typed = {}, fault } = shown;
    const me = await perform(app, await actorOf(c), identity.me, {});
    if (!me.ok) return refuse(c, me.fault);
    const back = backOf(c, typed);
    const isAgain = c.req.query('again') === '1';
    const asks = { code: me.value.hasTotp || !isAgain, password: isAgain };
    const said = fault && sayOf(c, fault, isAgain ? 'againWrong' : 'codeWrong');
    const page = <CodePage {...{ back, asks }} errors={errorsOf(fault)} {...(said && { refused: said })} />;
    return html(c, page, statusOf(fault));
  };
  room.get('/sign-in/code', (c) => showCode(c));
  room.post('/sign-in/code', async (c) => {
    const { typed } = await formOf(c);
    const { totpCode = '', password = '' } = typed;
    const raw = { sessionToken: sessionOf(c), ...(totpCode && { totpCode }), ...(password && { password }) };
    const verified = await performAttempt(app, await actorOf(c), { attempt: identity.verifyAgain, raw });
    if (!verified.ok) return showCode(c, { typed, fault: verified.fault });
    keepSignIn(c, verified.value);
    return c.redirect(ownPath(typed['back'] ?? HOME), 303);
  });

  room.post('/sign-out', async (c) => {
    const ended = await perform(app, await actorOf(c), identity.signOut, { sessionToken: sessionOf(c) });
    dropSignIn(c);
    if (!ended.ok && ended.fault.code !== 'unauthenticated') return refuse(c, ended.fault);
    return seeOther(c, '/sign-in', TEXT[lookOf(c).lang].signedOut);
  });
  return room;
}

/** The sentence over the form; field messages stand at their fields. */
export function sayOf(
  c: WebContext,
  fault: Fault,
  wrong: 'wrong' | 'codeWrong' | 'againWrong' | 'cardWrong',
): string | undefined {
  const { lang } = lookOf(c);
  const t = TEXT[lang];
  if (fault.code === 'invalid') return undefined;
  if (fault.code === 'too_many') return t.tooMany(fault.retryAfterSeconds);
  if (fault.code === 'conflict') return inLanguage(fault.reason, lang);
  return t[wrong];
}
/** Field messages of a refusal. */
export const errorsOf = (fault: Fault | undefined): Messages => (fault?.code === 'invalid' ? fault.fields : {});
/** The status of a form that is shown again. */
export function statusOf(fault: Fault | undefined): 200 | 401 | 422 | 429 {
  if (fault === undefined) return 200;
  if (fault.code === 'invalid') return 422;
  return fault.code === 'too_many' ? 429 : 401;
}

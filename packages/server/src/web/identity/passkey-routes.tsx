import { identity, performAttempt } from '@guong/core/identity';
import type { Result } from '@guong/core/kernel';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther, tellNext } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf, ownPath } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { jsonAnswer, postedJson } from '../ballot/json-answer.ts';
import { html, refuse } from '../html.tsx';
import { TEXT } from './account-text.ts';
import { deviceOf, keepSignIn, sessionOf } from './carried.ts';
import { PasskeyPage, RemovePasskeyPage } from './passkey-page.tsx';
import { confirmAt, needsConfirming, stepUp } from './step-up.ts';

/** Signing in with a passkey: what the island of the sign-in page asks for. */
export function passkeySignInPages(app: App) {
  const room = newRoom();
  room.post('/sign-in/passkey/options', async (c) =>
    jsonAnswer(c, await perform(app, await actorOf(c), identity.passkeySignInOptions, {})),
  );
  room.post('/sign-in/passkey', async (c) => {
    const { challengeId, response, back } = await postedJson(c);
    const before = sessionOf(c);
    const raw = { challengeId, response, device: deviceOf(c), ...(before && { sessionToken: before }) };
    const signedIn = await performAttempt(app, await actorOf(c), { attempt: identity.signInWithPasskey, raw });
    if (!signedIn.ok) return jsonAnswer(c, signedIn);
    keepSignIn(c, signedIn.value);
    return c.json({ to: ownPath(typeof back === 'string' ? back : '/today') });
  });
  return room;
}

/** Passkeys of one's own: adding one with the device at hand, and taking one away. */
export function ownPasskeyPages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const me = await perform(app, await actorOf(c), identity.me, {});
    return me.ok ? html(c, <PasskeyPage confirmHref={confirmAt('/account/passkey')} />) : refuse(c, me.fault);
  });
  room.post('/options', async (c) => answer(c, await perform(app, await actorOf(c), identity.passkeyOptions, {})));
  room.post('/', async (c) => {
    const { challengeId, response, label } = await postedJson(c);
    const raw = { challengeId, response, label, sessionToken: sessionOf(c) };
    const added = await perform(app, await actorOf(c), identity.addPasskey, raw);
    if (!added.ok) return answer(c, added);
    keepSignIn(c, added.value);
    tellNext(c, TEXT[lookOf(c).lang].passkeyAdded);
    return c.json({ to: '/account' });
  });
  room.get('/:credentialId/removal', async (c) => {
    const me = await perform(app, await actorOf(c), identity.me, {});
    if (!me.ok) return refuse(c, me.fault);
    const passkey = me.value.passkeys.find((one) => one.credentialId === c.req.param('credentialId'));
    if (!passkey) return refuse(c, { code: 'not_found', what: 'passkey' });
    return html(c, <RemovePasskeyPage {...passkey} />);
  });
  room.post('/:credentialId/removal', async (c) => {
    const form = await formOf(c);
    const credentialId = c.req.param('credentialId');
    const gone = await perform(app, await actorOf(c), identity.removePasskey, { credentialId }, postedOnce(form));
    if (!gone.ok) return stepUp(c, gone.fault, '/account');
    return seeOther(c, '/account', TEXT[lookOf(c).lang].passkeyRemoved);
  });
  return room;
}

/** An island cannot follow a redirect to another page: it is told to confirm first. */
const answer = (c: WebContext, result: Result<object>): Response =>
  !result.ok && needsConfirming(result.fault) ? c.json({ code: 'confirm_first' }, 409) : jsonAnswer(c, result);

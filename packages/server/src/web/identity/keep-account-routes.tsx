import { identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { TEXT } from './accounts-text.ts';
import { KeepAccountPage, KEEPING, type Keeping } from './keep-account-page.tsx';
import { stepUp } from './step-up.ts';

const ACTS = { lock: identity.lockAccount, unlock: identity.unlockAccount, end: identity.closeAccount } as const;

/** Stopping, releasing and ending accounts, each after a page that says what will happen and asks why. */
export function keepAccountPages(app: App) {
  const room = newRoom();

  interface Shown {
    readonly keeping: Keeping;
    readonly typed: Readonly<Record<string, string>>;
    readonly errors: Messages;
  }
  async function show(c: WebContext, personId: string, { keeping, typed, errors }: Shown) {
    const person = await perform(app, await actorOf(c), org.onePerson, { personId });
    if (!person.ok) return refuse(c, person.fault);
    const page = <KeepAccountPage {...{ keeping, personId, typed, errors }} fullName={person.value.fullName} />;
    return html(c, page, statusOf({ errors }));
  }

  for (const keeping of KEEPING) {
    room.get(`/:personId/${keeping}`, (c) => show(c, c.req.param('personId'), { keeping, typed: {}, errors: {} }));
    room.post(`/:personId/${keeping}`, async (c) => {
      const personId = c.req.param('personId');
      const form = await formOf(c);
      const raw = { personId, reason: form.typed['reason'] };
      const done = await perform(app, await actorOf(c), ACTS[keeping], raw, postedOnce(form));
      if (done.ok) return seeOther(c, '/accounts', TEXT[lookOf(c).lang].keeping[keeping].done);
      if (done.fault.code !== 'invalid') return stepUp(c, done.fault, `/accounts/${personId}/${keeping}`);
      return show(c, personId, { keeping, typed: form.typed, errors: done.fault.fields });
    });
  }
  return room;
}

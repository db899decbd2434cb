import { identity } from '@guong/core/identity';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { CardsPage, RecoveriesPage } from './accounts-page.tsx';
import { TEXT } from './accounts-text.ts';
import { peopleFound } from './people-found.ts';
import { stepUp } from './step-up.ts';

const HERE = '/accounts/recoveries';

/** Recovery of an account whose owner lost every way in: asked for by the office, agreed by two. */
export function recoveryPages(app: App) {
  const room = newRoom();

  async function showRecoveries(c: WebContext, typed: Readonly<Record<string, string>> = {}, errors: Messages = {}) {
    const waiting = await perform(app, await actorOf(c), identity.recoveries, {});
    if (!waiting.ok) return refuse(c, waiting.fault);
    const shown = { typed, errors, query: c.req.query('q') ?? '', choices: await peopleFound(app, c) };
    const page = <RecoveriesPage recoveries={waiting.value.recoveries} {...shown} />;
    return html(c, page, statusOf({ errors }));
  }
  room.get('/', (c) => showRecoveries(c));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const raw = { personId: form.typed['personId'], reason: form.typed['reason'] };
    const asked = await perform(app, await actorOf(c), identity.requestRecovery, raw, postedOnce(form));
    if (asked.ok) return seeOther(c, HERE, TEXT[lookOf(c).lang].requested);
    if (asked.fault.code === 'invalid') return showRecoveries(c, form.typed, asked.fault.fields);
    return stepUp(c, asked.fault, HERE);
  });
  room.post('/:recoveryId/approval', async (c) => {
    const form = await formOf(c);
    const raw = { recoveryId: c.req.param('recoveryId') };
    const agreed = await perform(app, await actorOf(c), identity.approveRecovery, raw, postedOnce(form));
    if (!agreed.ok) return stepUp(c, agreed.fault, HERE);
    const { card } = agreed.value;
    if (card) return html(c, <CardsPage cards={[card]} origin={app.settings.mainOrigin} />);
    return seeOther(c, HERE, TEXT[lookOf(c).lang].approved);
  });
  room.post('/:recoveryId/withdrawal', async (c) => {
    const form = await formOf(c);
    const raw = { recoveryId: c.req.param('recoveryId') };
    const gone = await perform(app, await actorOf(c), identity.withdrawRecovery, raw, postedOnce(form));
    if (!gone.ok) return stepUp(c, gone.fault, HERE);
    return seeOther(c, HERE, TEXT[lookOf(c).lang].withdrawn);
  });
  return room;
}

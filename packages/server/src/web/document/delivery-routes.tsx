import { document } from '@guong/core/document';
import { mail } from '@guong/core/mail';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { FORMATS } from '../text/index.ts';
import type { Deliveries } from './delivery-cards.tsx';
import { DELIVERY_TEXT } from './delivery-text.ts';
import { fileSpaceFor } from './file-space.tsx';
import { notThere } from './not-there.ts';
import { TrafficPage } from './traffic-page.tsx';
import { WithdrawDocumentPage } from './withdraw-page.tsx';

const NOWHERE: Deliveries = { outgoing: [], arrivals: [] };
const wordsOf = (c: WebContext) => DELIVERY_TEXT[lookOf(c).lang];
const documentIdOf = (c: WebContext): string => c.req.param('documentId') ?? '';

/** Where a document went and from where it came, for whoever holds a post; nobody else is asked about, and not refused. */
export async function deliveriesOf(app: App, actor: Actor, documentId: string): Promise<Deliveries> {
  const reads =
    actor.kind === 'person' &&
    actor.holdings.some(({ powers }) => powers.length === 0 || powers.some((power) => power !== 'operate'));
  if (!reads) return NOWHERE;
  const found = await perform(app, actor, document.deliveries, { documentId });
  return found.ok ? found.value : NOWHERE;
}

/** What goes between committees as a whole; stands before the pages of one document. */
export function trafficPages(app: App) {
  const room = newRoom();
  room.get('/deliveries', async (c) => {
    const actor = await actorOf(c);
    const traffic = await perform(app, actor, document.traffic, {});
    if (!traffic.ok) return refuse(c, traffic.fault);
    const letters = await perform(app, actor, mail.queue, {});
    if (!letters.ok) return refuse(c, letters.fault);
    const space = await fileSpaceFor(app, actor);
    const reader = { seesTitles: hasPower(actor, 'office'), mayRaise: hasPower(actor, 'operate') };
    const props = { traffic: traffic.value, letters: letters.value, space, ...reader };
    return html(c, <TrafficPage {...props} />);
  });
  return room;
}

/** Sending a document again, and taking it back. */
export function deliveryPages(app: App) {
  const room = newRoom();
  room.post('/:documentId/deliveries/:messageId/again', async (c) => {
    const form = await formOf(c);
    const raw = { messageId: c.req.param('messageId') };
    const done = await perform(app, await actorOf(c), document.sendAgain, raw, postedOnce(form));
    if (!done.ok) return refuse(c, done.fault);
    const sent = FORMATS[lookOf(c).lang].count(done.value.sent);
    return seeOther(c, `/documents/${documentIdOf(c)}`, wordsOf(c).sentAgain(sent));
  });

  async function ask(c: WebContext, filled: Filled): Promise<Response> {
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.one, { documentId: documentIdOf(c) });
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.withdraw' });
    return html(c, <WithdrawDocumentPage document={found.value} {...filled} />, statusOf(filled));
  }
  room.get('/:documentId/withdraw', (c) => ask(c, UNFILLED));
  room.post('/:documentId/withdraw', async (c) => {
    const form = await formOf(c);
    const raw = { documentId: documentIdOf(c), reason: form.typed['reason'] };
    const done = await perform(app, await actorOf(c), document.withdraw, raw, postedOnce(form));
    if (done.ok) return seeOther(c, `/documents/${done.value.id}`, wordsOf(c).withdrawDone);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return ask(c, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

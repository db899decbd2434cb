import { document } from '@guong/core/document';
import { org } from '@guong/core/org';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { CloseTermPage, IssuersPage } from './issuers-page.tsx';
import { TEXT } from './text.ts';

const HERE = '/documents/issuers';

/** The bodies that issue documents, and their terms. */
export function issuersPages(app: App) {
  const room = newRoom();
  const show = listing(app);
  room.get('/issuers', (c) => show(c, UNFILLED));
  room.post('/issuers', async (c) => {
    const form = await formOf(c);
    const done = await perform(app, await actorOf(c), document.addIssuer, form.input, postedOnce(form));
    if (done.ok) return seeOther(c, HERE, TEXT[lookOf(c).lang].issuerAdded);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: done.fault.fields });
  });
  room.post('/terms', async (c) => {
    const form = await formOf(c);
    const { termName: name, ...rest } = form.input;
    const done = await perform(app, await actorOf(c), document.openTerm, { name, ...rest }, postedOnce(form));
    if (done.ok) return seeOther(c, HERE, TEXT[lookOf(c).lang].termOpened);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    const { name: said, ...errors } = done.fault.fields;
    return show(c, { typed: form.typed, errors: { ...errors, ...(said !== undefined && { termName: said }) } });
  });

  const ask = closing(app);
  room.get('/terms/:termId/close', (c) => ask(c, UNFILLED));
  room.post('/terms/:termId/close', async (c) => {
    const form = await formOf(c);
    const input = { ...form.input, termId: c.req.param('termId') };
    const done = await perform(app, await actorOf(c), document.closeTerm, input, postedOnce(form));
    if (done.ok) return seeOther(c, HERE, TEXT[lookOf(c).lang].termClosed);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return ask(c, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

const listing = (app: App) => async (c: WebContext, filled: Filled) => {
  const actor = await actorOf(c);
  const found = await perform(app, actor, document.issuers, {});
  if (!found.ok) return refuse(c, found.fault);
  if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.addIssuer' });
  const tree = await perform(app, actor, org.unitTree, {});
  if (!tree.ok) return refuse(c, tree.fault);
  const units = tree.value.units.map(({ unitId, name }) => ({ value: unitId, label: name }));
  return html(c, <IssuersPage issuers={found.value.issuers} units={units} {...filled} />, statusOf(filled));
};

const closing = (app: App) => async (c: WebContext, filled: Filled) => {
  const actor = await actorOf(c);
  const found = await perform(app, actor, document.issuers, {});
  if (!found.ok) return refuse(c, found.fault);
  if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.closeTerm' });
  const term = found.value.issuers.flatMap(({ terms }) => terms).find(({ termId }) => termId === c.req.param('termId'));
  if (!term) return refuse(c, { code: 'not_found', what: 'term' });
  return html(c, <CloseTermPage termId={term.termId} name={term.name} {...filled} />, statusOf(filled));
};

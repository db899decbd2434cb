import { document } from '@guong/core/document';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { pageIn, partOf, yearIn } from '../../http/address.ts';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { deliveriesOf, deliveryPages, trafficPages } from './delivery-routes.tsx';
import { DocumentPage } from './document-page.tsx';
import { issuersPages } from './issuers-routes.tsx';
import { keepPages } from './keep-routes.tsx';
import { notThere } from './not-there.ts';
import { linkPages } from './link-routes.tsx';
import { NewDocumentPage, type Proposal } from './new-document-page.tsx';
import { DOCUMENTS_PER_PAGE, RegisterPage } from './register-page.tsx';
import { tasksFrom } from './tasks-card.tsx';
import { TEXT } from './text.ts';
import { TYPE_CHOICES } from './type-choices.ts';

/** The register of documents: list, form, one document and its links. */
export function documentPages(app: App) {
  const room = newRoom();

  room.get('/', async (c) => {
    const actor = await actorOf(c);
    const asked = askedFor(c);
    const { query, issuerId, page } = asked;
    const part = partOf(page, DOCUMENTS_PER_PAGE);
    const found = await perform(app, actor, document.find, { query, issuerId, year: asked.year, ...part });
    if (!found.ok) return refuse(c, notThere(found.fault));
    const issuers = await perform(app, actor, document.issuers, {});
    if (!issuers.ok) return refuse(c, issuers.fault);
    const props = { found: found.value, asked, issuers: issuers.value.issuers, mayKeep: hasPower(actor, 'office') };
    return html(c, <RegisterPage {...props} />);
  });

  room.get('/new', async (c) => showForm(app, c, UNFILLED));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const made = await perform(app, await actorOf(c), document.register, form.input, postedOnce(form));
    if (made.ok) return seeOther(c, `/documents/${made.value.id}`, TEXT[lookOf(c).lang].registered);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return showForm(app, c, { typed: form.typed, errors: made.fault.fields });
  });

  room.get('/export', async (c) => {
    const { query, issuerId, year } = askedFor(c);
    const asked = { query, issuerId, year, format: c.req.query('format') };
    const made = await perform(app, await actorOf(c), document.exportRegister, asked);
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  room.route('/', issuersPages(app));
  room.route('/', trafficPages(app));

  room.get('/:documentId', async (c) => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.one, { documentId: c.req.param('documentId') });
    if (!found.ok) return refuse(c, notThere(found.fault));
    const seesCascade = actor.kind === 'person' && actor.holdings.length > 0;
    const may = { mayKeep: hasPower(actor, 'office'), seesCascade };
    const tasks = await tasksFrom(app, actor, found.value.documentId);
    const deliveries = await deliveriesOf(app, actor, found.value.documentId);
    return html(c, <DocumentPage document={found.value} tasks={tasks} deliveries={deliveries} {...may} />);
  });
  room.route('/', linkPages(app));
  room.route('/', keepPages(app));
  room.route('/', deliveryPages(app));
  return room;
}

/** What the address asks for. */
function askedFor(c: WebContext) {
  const { q = '', issuer = '' } = c.req.query();
  return {
    query: q.trim(),
    issuerId: issuer,
    year: yearIn(c),
    page: pageIn(c),
  };
}

async function showForm(app: App, c: WebContext, filled: Filled): Promise<Response> {
  const actor = await actorOf(c);
  if (actor.kind !== 'anonymous' && !hasPower(actor, 'office')) {
    return refuse(c, { code: 'forbidden', action: 'document.register' });
  }
  const issuers = await perform(app, actor, document.issuers, {});
  if (!issuers.ok) return refuse(c, issuers.fault);
  const proposal = await proposalFor(app, c);
  const props = { issuers: issuers.value.issuers, types: TYPE_CHOICES, ...(proposal && { proposal }) };
  return html(c, <NewDocumentPage {...props} {...filled} />, statusOf(filled));
}

async function proposalFor(app: App, c: WebContext): Promise<Proposal | undefined> {
  const { issuer = '', type = '' } = c.req.query();
  if (issuer === '' || type === '') return undefined;
  const next = await perform(app, await actorOf(c), document.nextNumber, { issuerId: issuer, type });
  return next.ok ? { issuerId: issuer, type, symbol: next.value.symbol } : undefined;
}

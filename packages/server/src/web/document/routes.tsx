import { document } from '@guong/core/document';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
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
import { fileSpaceFor } from './file-space.tsx';
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
    const form = await formOf(c, { optional: LINK_FIELDS });
    const made = await perform(app, await actorOf(c), document.register, form.input, postedOnce(form));
    if (made.ok) return seeOther(c, `/documents/${made.value.id}`, TEXT[lookOf(c).lang].registered);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return showForm(app, c, { typed: form.typed, errors: made.fault.fields, until: form.input['issuedOn'] });
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

/** Left empty, all of them mean: no link. */
const LINK_FIELDS = ['link.symbol', 'link.kind', 'link.toId'];

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

interface RegisterFilled extends Filled {
  /** The day of issue, by which the document at the other end of a link must have been issued. */
  readonly until?: unknown;
}
async function showForm(app: App, c: WebContext, { until, ...filled }: RegisterFilled): Promise<Response> {
  const actor = await actorOf(c);
  if (actor.kind !== 'anonymous' && !hasPower(actor, 'office')) {
    return refuse(c, { code: 'forbidden', action: 'document.register' });
  }
  const issuers = await perform(app, actor, document.issuers, {});
  if (!issuers.ok) return refuse(c, issuers.fault);
  const proposal = await proposalFor(app, c);
  const meant = await meantBy(app, actor, { ...filled, until });
  const space = await fileSpaceFor(app, actor);
  const props = { issuers: issuers.value.issuers, types: TYPE_CHOICES, meant, space, ...(proposal && { proposal }) };
  return html(c, <NewDocumentPage {...props} {...filled} />, statusOf(filled));
}

const MEANT_SHOWN = 12;

/** What to choose from when a symbol named no document or several. */
async function meantBy(app: App, actor: Actor, { typed, errors, until }: RegisterFilled) {
  const query = typed['link.symbol'] ?? '';
  if (errors['link.symbol'] === undefined || query === '') return [];
  const found = await perform(app, actor, document.find, { query, until, limit: MEANT_SHOWN });
  return found.ok ? found.value.documents : [];
}

async function proposalFor(app: App, c: WebContext): Promise<Proposal | undefined> {
  const { issuer = '', type = '' } = c.req.query();
  if (issuer === '' || type === '') return undefined;
  const next = await perform(app, await actorOf(c), document.nextNumber, { issuerId: issuer, type });
  return next.ok ? { issuerId: issuer, type, symbol: next.value.symbol } : undefined;
}

import { COVER_OF, COVERS, document, type ObligationState } from '@guong/core/document';
import { dayOf } from '@guong/core/kernel';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { pageIn, partOf, yearIn } from '../../http/address.ts';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { notThere } from '../document/not-there.ts';
import { html, refuse } from '../html.tsx';
import { answerPages } from './answer-routes.tsx';
import { ChainPage } from './chain-page.tsx';
import { CoveragePage, DONE, RecordsPage, YearMatrixPage } from './coverage-page.tsx';
import { DIRECTIVES_PER_PAGE, DirectivesPage } from './directives-page.tsx';
import { GAPS_PER_PAGE, HolesPage, OrphansPage } from './gaps-page.tsx';
import { obligePages } from './oblige-routes.tsx';
import { TEXT } from './text.ts';

/** What documents ask of units, how far it is carried out, and where nothing leads on. */
export function directivePages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const year = yearIn(c);
    const page = pageIn(c);
    const part = partOf(page, DIRECTIVES_PER_PAGE);
    const found = await perform(app, await actorOf(c), document.directives, { year, ...part });
    if (!found.ok) return refuse(c, notThere(found.fault));
    const today = dayOf(app.clock());
    return html(c, <DirectivesPage found={found.value} {...{ year, page, today }} />);
  });
  room.get('/orphans', async (c) => {
    const page = pageIn(c);
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.orphans, partOf(page, GAPS_PER_PAGE));
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <OrphansPage found={found.value} page={page} mayLink={hasPower(actor, 'office')} />);
  });
  room.get('/holes', async (c) => {
    const page = pageIn(c);
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.holes, partOf(page, GAPS_PER_PAGE));
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <HolesPage found={found.value} page={page} mayAsk={hasPower(actor, 'office')} />);
  });
  room.route('/matrix', yearPages(app));
  room.route('/obligations', answerPages(app));
  room.route('/', onePages(app));
  room.route('/', obligePages(app));
  return room;
}

/** The matrix of a year. */
function yearPages(app: App) {
  const room = newRoom();
  const yearOf = (c: WebContext): string => yearIn(c) || dayOf(app.clock()).slice(0, 4);
  room.get('/', async (c) => {
    const year = yearOf(c);
    const found = await perform(app, await actorOf(c), document.matrix, { year });
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <YearMatrixPage year={year} matrix={found.value} today={dayOf(app.clock())} />);
  });
  room.get('/export', async (c) => {
    const asked = { year: yearOf(c), format: c.req.query('format') };
    const made = await perform(app, await actorOf(c), document.exportMatrix, asked);
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  room.get('/units/:unitId', async (c) => {
    const year = yearOf(c);
    const asked = { year, unitId: c.req.param('unitId') };
    const found = await perform(app, await actorOf(c), document.asked, asked);
    if (!found.ok) return refuse(c, notThere(found.fault));
    const back = { href: `/directives/matrix?year=${year}`, label: TEXT[lookOf(c).lang].yearMatrix(year) };
    const title = found.value.obligations[0]?.unitName ?? '–';
    return html(c, <RecordsPage title={title} obligations={found.value.obligations} back={back} />);
  });
  return room;
}

/** How far one document was carried out, and its chain. */
function onePages(app: App) {
  const room = newRoom();
  room.get('/:documentId', async (c) => {
    const documentId = c.req.param('documentId');
    const actor = await actorOf(c);
    const coverage = await perform(app, actor, document.coverage, { documentId });
    if (!coverage.ok) return refuse(c, notThere(coverage.fault));
    const isWhole = c.req.query('of') === 'chain';
    const matrix = await perform(app, actor, document.matrix, { documentId, isDirect: !isWhole });
    if (!matrix.ok) return refuse(c, notThere(matrix.fault));
    const seen = { documentId, coverage: coverage.value, matrix: matrix.value, today: dayOf(app.clock()), isWhole };
    return html(c, <CoveragePage {...seen} mayAsk={hasPower(actor, 'office')} />);
  });
  room.get('/:documentId/chain', async (c) => {
    const documentId = c.req.param('documentId');
    const found = await perform(app, await actorOf(c), document.chain, { documentId });
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <ChainPage documentId={documentId} chain={found.value} />);
  });
  room.get('/:documentId/export', async (c) => {
    const { of: scope, format } = c.req.query();
    const asked = { documentId: c.req.param('documentId'), isDirect: scope !== 'chain', format };
    const made = await perform(app, await actorOf(c), document.exportMatrix, asked);
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  room.get('/:documentId/list', (c) => records(app, c, { cover: c.req.query('cover') ?? '', ...typeAsked(c) }));
  room.get('/:documentId/units/:unitId', (c) => records(app, c, { unitId: c.req.param('unitId') }));
  return room;
}

/** What is due first stands first; units as people count them: Chi bộ 2 before Chi bộ 10. */
const byName = new Intl.Collator('vi', { numeric: true });

/** The rows behind a figure of a document, or of one unit under it. */
async function records(app: App, c: WebContext, narrowed: Narrowed) {
  const documentId = c.req.param('documentId') ?? '';
  const actor = await actorOf(c);
  const { cover, unitId, type } = narrowed;
  const asked = cover === DONE ? { documentId } : { documentId, cover };
  const found = await perform(app, actor, document.obligations, asked);
  if (!found.ok) return refuse(c, notThere(found.fault));
  const top = await perform(app, actor, document.one, { documentId });
  if (!top.ok) return refuse(c, notThere(top.fault));
  const { obligations } = found.value;
  const isWhole = c.req.query('of') === 'chain';
  const shown = obligations.filter(
    (one) =>
      (isWhole || one.documentId === documentId) &&
      one.unitId === (unitId ?? one.unitId) &&
      one.requiredType === (type ?? one.requiredType) &&
      (cover !== DONE || isDone(one.state)),
  );
  shown.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : byName.compare(a.unitName, b.unitName)));
  const { symbol } = top.value;
  const title = titleOf(c, narrowed, { symbol, unitName: shown[0]?.unitName });
  const back = { href: `/directives/${documentId}`, label: symbol };
  return html(c, <RecordsPage title={title} obligations={shown} back={back} />);
}

const isDone = (state: ObligationState): boolean => ['covered', 'late'].includes(COVER_OF[state]);

/** The rows of one duty of a document: of the type that it asks for. */
const typeAsked = (c: WebContext): { readonly type?: string } => {
  const type = c.req.query('type');
  return type === undefined ? {} : { type };
};

interface Narrowed {
  readonly cover?: string;
  readonly unitId?: string;
  readonly type?: string;
}
interface Top {
  readonly symbol: string;
  readonly unitName: string | undefined;
}
function titleOf(c: WebContext, { cover, unitId, type }: Narrowed, { symbol, unitName }: Top): string {
  const t = TEXT[lookOf(c).lang];
  if (unitId !== undefined) return t.records(symbol, unitName ?? '–');
  if (type !== undefined && cover === '') return t.records(symbol, type);
  const known = COVERS.find((one) => one === cover);
  return t.records(symbol, known === undefined ? t.done : t.covers[known]);
}

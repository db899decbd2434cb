import type { VNode } from 'preact';
import { document } from '@guong/core/document';
import type { Result } from '@guong/core/kernel';
import { hasPower, perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { notThere } from '../document/not-there.ts';
import { html, refuse } from '../html.tsx';
import { ChooseDocumentPage, OtherwisePage, OwnPage, ReasonPage, type AnswerProps } from './answer-pages.tsx';
import type { ObligationView } from './directive-view.ts';
import { draftPages } from './draft-routes.tsx';
import { ObligationPage, obligationPath } from './obligation-page.tsx';
import { TEXT } from './text.ts';

const idOf = (c: WebContext): string => c.req.param('obligationId') ?? '';

/** What can be done with an obligation: its form, what takes it, and what is said afterwards. */
interface Deed {
  readonly path: string;
  readonly useCase: AnyUseCase;
  readonly page: (props: AnswerProps) => VNode;
  readonly said: (words: (typeof TEXT)['vi']) => string;
}
const DEEDS: readonly Deed[] = [
  { path: 'own', useCase: document.issueOwn, page: (props) => <OwnPage {...props} />, said: (t) => t.issued },
  {
    path: 'document',
    useCase: document.fulfil,
    page: (props) => <ChooseDocumentPage {...props} />,
    said: (t) => t.answered,
  },
  {
    path: 'otherwise',
    useCase: document.fulfilOtherwise,
    page: (props) => <OtherwisePage {...props} />,
    said: (t) => t.otherwiseSaid,
  },
  {
    path: 'exempt',
    useCase: document.exempt,
    page: (props) => <ReasonPage {...props} deed="exempt" />,
    said: (t) => t.exempted,
  },
  {
    path: 'withdraw',
    useCase: document.withdrawObligation,
    page: (props) => <ReasonPage {...props} deed="withdraw" />,
    said: (t) => t.withdrawn,
  },
];

/** One obligation, and its answers. */
export function answerPages(app: App) {
  const room = newRoom();
  room.get('/:obligationId', async (c) => {
    const found = await obligationFor(app, c);
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <ObligationPage one={found.value} mayKeep={hasPower(await actorOf(c), 'office')} />);
  });
  room.route('/', draftPages(app));
  for (const deed of DEEDS) room.route('/', deedPages(app, deed));
  return room;
}

const obligationFor = async (app: App, c: WebContext): Promise<Result<ObligationView>> =>
  perform(app, await actorOf(c), document.obligation, { obligationId: idOf(c) });

function deedPages(app: App, { path, useCase, page, said }: Deed) {
  const room = newRoom();
  const show = async (c: WebContext, filled?: Filled): Promise<Response> => {
    const found = await obligationFor(app, c);
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!hasPower(await actorOf(c), 'office')) return refuse(c, { code: 'forbidden', action: useCase.name });
    const shown = filled ?? { ...UNFILLED, typed: path === 'own' ? await firstWords(app, c, found.value) : {} };
    return html(c, page({ one: found.value, ...shown }), statusOf(shown));
  };
  room.get(`/:obligationId/${path}`, (c) => show(c));
  room.post(`/:obligationId/${path}`, async (c) => {
    const form = await formOf(c);
    const before = await obligationFor(app, c);
    if (!before.ok) return refuse(c, notThere(before.fault));
    const input = { ...form.input, obligationId: idOf(c) };
    const done = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
    const after = path === 'withdraw' ? `/directives/${before.value.documentId}` : obligationPath(idOf(c));
    if (done.ok) return seeOther(c, after, said(TEXT[lookOf(c).lang]));
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

/** What the house knows of a document before it is typed: its next number and its title. */
async function firstWords(app: App, c: WebContext, one: ObligationView): Promise<Readonly<Record<string, string>>> {
  const [issuerId] = one.issuerIds;
  const title = TEXT[lookOf(c).lang].titleFor(one.symbol, one.title);
  if (issuerId === undefined) return { title };
  const next = await perform(app, await actorOf(c), document.nextNumber, { issuerId, type: one.requiredType });
  const symbol = next.ok ? next.value.symbol : null;
  return { title, ...(symbol !== null && { symbol }) };
}

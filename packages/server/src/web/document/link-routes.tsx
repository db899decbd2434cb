import { document } from '@guong/core/document';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import type { DocumentView } from './document-view.ts';
import { LinkPage, WithdrawLinkPage } from './link-page.tsx';
import { notThere } from './not-there.ts';
import { TEXT } from './text.ts';

const OTHERS_SHOWN = 12;
const documentIdOf = (c: WebContext): string => c.req.param('documentId') ?? '';

/** Linking a document to another, and withdrawing a link. */
export function linkPages(app: App) {
  const room = newRoom();
  const showLink = linkForm(app);
  room.get('/:documentId/link', (c) => showLink(c, { query: c.req.query('q') ?? '', typed: {}, errors: {} }));

  room.post('/:documentId/links', async (c) => {
    const form = await formOf(c);
    const { q: query = '', kind, toId } = form.typed;
    const ends = { fromId: documentIdOf(c), toId, kind };
    const made = await perform(app, await actorOf(c), document.link, ends, postedOnce(form));
    if (made.ok) return seeOther(c, `/documents/${documentIdOf(c)}`, TEXT[lookOf(c).lang].linked);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return showLink(c, { query, typed: form.typed, errors: made.fault.fields });
  });

  const showWithdrawal = withdrawalForm(app);
  room.get('/:documentId/links/:linkId/withdraw', (c) => showWithdrawal(c, { reason: '', errors: {} }));
  room.post('/:documentId/links/:linkId/withdraw', async (c) => {
    const form = await formOf(c);
    const { reason = '' } = form.typed;
    const wrong = { linkId: c.req.param('linkId'), reason };
    const done = await perform(app, await actorOf(c), document.withdrawLink, wrong, postedOnce(form));
    if (done.ok) return seeOther(c, `/documents/${documentIdOf(c)}`, TEXT[lookOf(c).lang].withdrawn);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return showWithdrawal(c, { reason, errors: done.fault.fields });
  });
  return room;
}

interface LinkFilled {
  readonly query: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}
const linkForm = (app: App) => async (c: WebContext, filled: LinkFilled) => {
  const actor = await actorOf(c);
  const here = await perform(app, actor, document.one, { documentId: documentIdOf(c) });
  if (!here.ok) return refuse(c, notThere(here.fault));
  const until = here.value.issuedOn;
  const found = await perform(app, actor, document.find, { query: filled.query, until, limit: OTHERS_SHOWN });
  if (!found.ok) return refuse(c, notThere(found.fault));
  return html(c, <LinkPage document={here.value} found={found.value} {...filled} />, statusOf(filled));
};

interface WithdrawalFilled {
  readonly reason: string;
  readonly errors: Messages;
}
const withdrawalForm = (app: App) => async (c: WebContext, filled: WithdrawalFilled) => {
  const here = await perform(app, await actorOf(c), document.one, { documentId: documentIdOf(c) });
  if (!here.ok) return refuse(c, notThere(here.fault));
  const link = linkIn(here.value, c.req.param('linkId') ?? '');
  if (!link) return refuse(c, { code: 'not_found', what: 'link' });
  return html(c, <WithdrawLinkPage document={here.value} link={link} {...filled} />, statusOf(filled));
};

function linkIn({ up, down }: DocumentView, linkId: string) {
  const above = up.find((link) => link.linkId === linkId);
  const link = above ?? down.find((one) => one.linkId === linkId);
  return link && { ...link, isUp: above !== undefined };
}

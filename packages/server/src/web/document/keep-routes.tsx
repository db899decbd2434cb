import type { VNode } from 'preact';
import { document } from '@guong/core/document';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { DocumentView } from './document-view.ts';
import { fileSpaceFor } from './file-space.tsx';
import { AliasesPage, AttachPage, CorrectPage, WithdrawPage } from './keep-page.tsx';
import { notThere } from './not-there.ts';
import { TEXT } from './text.ts';

const documentIdOf = (c: WebContext): string => c.req.param('documentId') ?? '';

/** A page about one document, for the office; `draw` may answer nothing when what is asked for is not there. */
type Show = (c: WebContext, filled: Filled, draw: (one: DocumentView) => VNode | undefined) => Promise<Response>;
const showing =
  (app: App): Show =>
  async (c, filled, draw) => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.one, { documentId: documentIdOf(c) });
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.correct' });
    const page = draw(found.value);
    return page ? html(c, page, statusOf(filled)) : refuse(c, { code: 'not_found', what: 'document' });
  };

/** Keeping one document: corrections, other names, files. */
export function keepPages(app: App) {
  const room = newRoom();
  const show = showing(app);
  const correction = (c: WebContext, filled: Filled) =>
    show(c, filled, (one) => <CorrectPage document={one} {...filled} />);
  room.get('/:documentId/correct', (c) => correction(c, UNFILLED));
  room.post('/:documentId/correct', async (c) => {
    const form = await formOf(c);
    // A tick that is left out of a form is a no.
    const input = { isPublic: 'false', ...form.input, documentId: documentIdOf(c) };
    const done = await perform(app, await actorOf(c), document.correct, input, postedOnce(form));
    if (done.ok) return seeOther(c, `/documents/${done.value.id}`, TEXT[lookOf(c).lang].corrected);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return correction(c, { typed: form.typed, errors: done.fault.fields });
  });
  room.route('/', aliasPages(app, show));
  room.route('/', filePages(app, show));
  return room;
}

function aliasPages(app: App, show: Show) {
  const room = newRoom();
  const list = (c: WebContext, filled: Filled) => show(c, filled, (one) => <AliasesPage document={one} {...filled} />);
  room.get('/:documentId/aliases', (c) => list(c, UNFILLED));
  room.post('/:documentId/aliases', async (c) => {
    const form = await formOf(c);
    const input = { documentId: documentIdOf(c), alias: form.typed['alias'] };
    const done = await perform(app, await actorOf(c), document.addAlias, input, postedOnce(form));
    if (done.ok) return seeOther(c, `/documents/${done.value.id}`, TEXT[lookOf(c).lang].aliasAdded);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return list(c, { typed: form.typed, errors: done.fault.fields });
  });

  const ask = (c: WebContext, alias: string, filled: Filled) =>
    show(c, filled, (one) => {
      if (!one.aliases.includes(alias)) return undefined;
      const t = TEXT[lookOf(c).lang];
      const words = { title: t.withdrawAlias(alias), fact: t.withdrawAliasFact };
      const action = `/documents/${one.documentId}/aliases/withdraw`;
      return <WithdrawPage document={one} {...words} action={action} hidden={{ alias }} {...filled} />;
    });
  room.get('/:documentId/aliases/withdraw', (c) => ask(c, c.req.query('alias') ?? '', UNFILLED));
  room.post('/:documentId/aliases/withdraw', async (c) => {
    const form = await formOf(c);
    const { alias = '', reason = '' } = form.typed;
    const input = { documentId: documentIdOf(c), alias, reason };
    const done = await perform(app, await actorOf(c), document.withdrawAlias, input, postedOnce(form));
    if (done.ok) return seeOther(c, `/documents/${done.value.id}`, TEXT[lookOf(c).lang].aliasWithdrawn);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return ask(c, alias, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

function filePages(app: App, show: Show) {
  const room = newRoom();
  const form = async (c: WebContext, filled: Filled) => {
    const space = await fileSpaceFor(app, await actorOf(c));
    return show(c, filled, (one) => <AttachPage document={one} space={space} {...filled} />);
  };
  room.get('/:documentId/attach', (c) => form(c, UNFILLED));
  room.post('/:documentId/files', async (c) => {
    const sent = await formOf(c);
    const { kind, file, isPlain } = sent.input;
    const input = { documentId: documentIdOf(c), kind, file, isPlain };
    // Without the form's key: an answer is not kept for a file; sending it twice makes two lines, of which one is withdrawn.
    const done = await perform(app, await actorOf(c), document.attach, input);
    if (done.ok) return seeOther(c, `/documents/${documentIdOf(c)}`, TEXT[lookOf(c).lang].attached);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return form(c, { typed: sent.typed, errors: done.fault.fields });
  });
  room.get('/:documentId/files/:attachmentId', async (c) => {
    const asked = { documentId: documentIdOf(c), attachmentId: c.req.param('attachmentId') };
    const file = await perform(app, await actorOf(c), document.attachment, asked);
    return file.ok ? attachment(c, file.value) : refuse(c, notThere(file.fault));
  });

  const ask = (c: WebContext, filled: Filled) =>
    show(c, filled, (one) => {
      const file = one.attachments.find(({ attachmentId }) => attachmentId === c.req.param('attachmentId'));
      if (!file) return undefined;
      const t = TEXT[lookOf(c).lang];
      const words = { title: t.withdrawFile(file.name), fact: t.withdrawFileFact };
      const action = `/documents/${one.documentId}/files/${file.attachmentId}/withdraw`;
      return <WithdrawPage document={one} {...words} action={action} {...filled} />;
    });
  room.get('/:documentId/files/:attachmentId/withdraw', (c) => ask(c, UNFILLED));
  room.post('/:documentId/files/:attachmentId/withdraw', async (c) => {
    const sent = await formOf(c);
    const { reason = '' } = sent.typed;
    const input = { documentId: documentIdOf(c), attachmentId: c.req.param('attachmentId'), reason };
    const done = await perform(app, await actorOf(c), document.withdrawAttachment, input, postedOnce(sent));
    if (done.ok) return seeOther(c, `/documents/${documentIdOf(c)}`, TEXT[lookOf(c).lang].fileWithdrawn);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return ask(c, { typed: sent.typed, errors: done.fault.fields });
  });
  return room;
}

import { ballot } from '@guong/core/ballot';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { statusOf } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refreshAfter, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { attachment } from '../../http/attachment.ts';
import { withRound } from './import-address.ts';
import { ImportListPage } from './import-list-page.tsx';
import {
  ConfirmImportPage,
  ImportDiscardedPage,
  ImportDonePage,
  ImportJobPage,
  REFRESH_SECONDS,
} from './import-outcome-pages.tsx';
import { ImportPreviewPage } from './import-preview-page.tsx';
import { IMPORT_TEXT } from './import-text.ts';
import type { ImportView } from './org-view.ts';

const roundOf = (c: WebContext): string => c.req.query('round') ?? '';
/** Bringing a list in: send, look, answer, confirm, take the report. */
export function importPages(app: App) {
  const room = newRoom();

  async function showList(c: WebContext, kind: string, errors: Messages = {}) {
    const found = await perform(app, await actorOf(c), org.imports, {});
    if (!found.ok) return refuse(c, found.fault);
    const page = <ImportListPage imports={found.value.imports} round={roundOf(c)} {...{ kind, errors }} />;
    return html(c, page, statusOf({ errors }));
  }
  room.get('/', (c) => showList(c, ''));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const input = { kind: form.typed['kind'], file: form.input['file'] };
    // Without the form's key: sending a list twice makes two previews, which does no harm.
    const made = await perform(app, await actorOf(c), org.startImport, input);
    if (made.ok) return seeOther(c, withRound(`/org/import/${made.value.importId}`, roundOf(c)));
    return made.fault.code === 'invalid' ? showList(c, input.kind ?? '', made.fault.fields) : refuse(c, made.fault);
  });

  async function one(c: WebContext) {
    const { show, page } = c.req.query();
    const input = { importId: c.req.param('importId'), show, page };
    return perform(app, await actorOf(c), org.import, input);
  }
  async function showOne(c: WebContext, errors: Messages = {}) {
    const found = await one(c);
    if (!found.ok) return refuse(c, gone(found.fault));
    return html(c, pageFor(c, found.value, errors), statusOf({ errors }));
  }
  room.get('/:importId', (c) => showOne(c));

  room.get('/:importId/confirm', async (c) => {
    const found = await one(c);
    if (!found.ok) return refuse(c, gone(found.fault));
    return html(c, <ConfirmImportPage list={found.value} round={roundOf(c)} />);
  });

  room.get('/:importId/report', async (c) => {
    const made = await perform(app, await actorOf(c), org.importReport, { importId: c.req.param('importId') });
    return made.ok ? attachment(c, made.value) : refuse(c, gone(made.fault));
  });
  room.route('/', deedPages(app, showOne));
  return room;
}

/** What was typed into an address and fits nothing is not there. */
const gone = <F extends { readonly code: string }>(fault: F) =>
  fault.code === 'invalid' ? { code: 'not_found' as const, what: 'import' } : fault;

function pageFor(c: WebContext, list: ImportView, errors: Messages) {
  const props = { list, round: roundOf(c) };
  if (list.state === 'confirmed') return <ImportDonePage {...props} />;
  if (list.state === 'discarded') return <ImportDiscardedPage {...props} />;
  if (list.state !== 'confirming') return <ImportPreviewPage {...props} errors={errors} />;
  if (list.job?.state === 'failed') {
    const failed = { ...list, state: 'failed' as const, failure: list.failure || IMPORT_TEXT.vi.jobFailed };
    return <ImportPreviewPage {...props} list={failed} errors={errors} />;
  }
  refreshAfter(c, REFRESH_SECONDS);
  return <ImportJobPage {...props} />;
}

/** Everything that is posted about one import. */
function deedPages(app: App, showOne: (c: WebContext, errors?: Messages) => Promise<Response>) {
  const room = newRoom();
  const backTo = (c: WebContext): string => withRound(`/org/import/${c.req.param('importId') ?? ''}`, roundOf(c));
  const t = IMPORT_TEXT.vi;

  room.post('/:importId/mapping', async (c) => {
    const form = await formOf(c);
    const input = { importId: c.req.param('importId'), sheet: form.typed['sheet'], mapping: form.input['mapping'] };
    const read = await perform(app, await actorOf(c), org.remapImport, input, postedOnce(form));
    if (read.ok) return seeOther(c, backTo(c), t.readAgainDone);
    return read.fault.code === 'invalid' ? showOne(c, read.fault.fields) : refuse(c, read.fault);
  });

  room.post('/:importId/decisions', async (c) => {
    const form = await formOf(c);
    const decisions = Object.entries(form.typed).flatMap(([name, answer]) => {
      const rowNo = /^row(\d{1,7})$/.exec(name)?.[1];
      return rowNo === undefined ? [] : [{ rowNo, answer }];
    });
    const input = { importId: c.req.param('importId'), decisions };
    const kept = await perform(app, await actorOf(c), org.decideDuplicates, input, postedOnce(form));
    if (kept.ok) return seeOther(c, backTo(c), t.answersSaved);
    return kept.fault.code === 'invalid' ? showOne(c, kept.fault.fields) : refuse(c, kept.fault);
  });

  room.post('/:importId/leave-out', async (c) => {
    const form = await formOf(c);
    const input = { importId: c.req.param('importId'), decisions: [], leaveOutBlocked: true };
    const kept = await perform(app, await actorOf(c), org.decideDuplicates, input, postedOnce(form));
    return kept.ok ? seeOther(c, backTo(c), t.leftOutSaved) : refuse(c, kept.fault);
  });

  room.post('/:importId/confirm', async (c) => {
    const form = await formOf(c);
    const input = { importId: c.req.param('importId') };
    const ordered = await perform(app, await actorOf(c), org.confirmImport, input, postedOnce(form));
    return ordered.ok ? seeOther(c, backTo(c)) : refuse(c, ordered.fault);
  });

  room.post('/:importId/discard', async (c) => {
    const form = await formOf(c);
    const input = { importId: c.req.param('importId') };
    const given = await perform(app, await actorOf(c), org.discardImport, input, postedOnce(form));
    return given.ok ? seeOther(c, withRound('/org/import', roundOf(c)), t.discarded) : refuse(c, given.fault);
  });

  room.post('/:importId/roll', async (c) => {
    const form = await formOf(c);
    const input = { by: 'import', roundId: roundOf(c), importId: c.req.param('importId') };
    const drawn = await perform(app, await actorOf(c), ballot.setRoll, input, postedOnce(form));
    if (drawn.ok) return seeOther(c, `/rounds/${drawn.value.roundId}/roll`);
    return refuse(c, drawn.fault);
  });
  return room;
}

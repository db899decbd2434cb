import { task } from '@guong/core/task';
import { perform, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { notThere, offersFor } from './offers.ts';
import { EvidencePage, PiecePage } from './step-page.tsx';
import { pathOf } from './task-view.ts';
import { TEXT } from './text.ts';

const idsOf = (c: WebContext) => ({ taskId: c.req.param('taskId') ?? '', evidenceId: c.req.param('evidenceId') ?? '' });
const wordsOf = (c: WebContext) => TEXT[lookOf(c).lang];
/** What shows that a task was done: adding, reading, withdrawing, judging. */
export function evidencePages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, task.one, { taskId: idsOf(c).taskId });
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!found.value.may.work) return refuse(c, { code: 'forbidden', action: 'task.attachEvidence' });
    const props = { task: found.value, offers: await offersFor(app, actor), filled };
    return html(c, <EvidencePage {...props} />, statusOf(filled));
  };
  room.get('/:taskId/evidence', (c) => show(c, UNFILLED));
  room.post('/:taskId/evidence', async (c) => {
    const form = await formOf(c);
    const { taskId } = idsOf(c);
    const { documentId = '' } = form.typed;
    const actor = await actorOf(c);
    const { file } = form.input;
    const isCited = file === undefined && documentId !== '';
    const kept = isCited
      ? await perform(app, actor, task.citeEvidence, { taskId, documentId }, postedOnce(form))
      : await perform(app, actor, task.attachEvidence, { taskId, file });
    if (kept.ok) return seeOther(c, pathOf(taskId), wordsOf(c).evidenceAdded);
    if (kept.fault.code !== 'invalid') return refuse(c, kept.fault);
    const errors = file === undefined && !isCited ? { file: wordsOf(c).fileOrDocument } : kept.fault.fields;
    return show(c, { typed: form.typed, errors });
  });
  room.get('/:taskId/evidence/:evidenceId', async (c) => {
    const file = await perform(app, await actorOf(c), task.evidence, idsOf(c));
    return file.ok ? attachment(c, file.value) : refuse(c, notThere(file.fault));
  });
  room.post('/:taskId/evidence/:evidenceId/verify', async (c) => {
    const form = await formOf(c);
    const input = { ...idsOf(c), verdict: 'verified' };
    const done = await perform(app, await actorOf(c), task.judgeEvidence, input, postedOnce(form));
    return done.ok ? seeOther(c, pathOf(idsOf(c).taskId), wordsOf(c).verified) : refuse(c, notThere(done.fault));
  });
  room.route('/', piecePages(app));
  return room;
}

/** Withdrawing by the owner and rejecting by the receiver: both ask for a reason. */
function piecePages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, deed: 'withdraw' | 'reject', filled: Filled): Promise<Response> => {
    const { taskId, evidenceId } = idsOf(c);
    const found = await perform(app, await actorOf(c), task.one, { taskId });
    if (!found.ok) return refuse(c, notThere(found.fault));
    const piece = found.value.evidence.find((one) => one.evidenceId === evidenceId);
    if (!piece) return refuse(c, { code: 'not_found', what: 'evidence' });
    return html(c, <PiecePage task={found.value} {...{ piece, deed, filled }} />, statusOf(filled));
  };
  room.get('/:taskId/evidence/:evidenceId/withdraw', (c) => show(c, 'withdraw', UNFILLED));
  room.post('/:taskId/evidence/:evidenceId/withdraw', async (c) => {
    const form = await formOf(c);
    const input = { ...idsOf(c), reason: form.typed['reason'] };
    const done = await perform(app, await actorOf(c), task.withdrawEvidence, input, postedOnce(form));
    if (done.ok) return seeOther(c, pathOf(idsOf(c).taskId), wordsOf(c).withdrawn);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, 'withdraw', { typed: form.typed, errors: done.fault.fields });
  });
  room.get('/:taskId/evidence/:evidenceId/reject', (c) => show(c, 'reject', UNFILLED));
  room.post('/:taskId/evidence/:evidenceId/reject', async (c) => {
    const form = await formOf(c);
    const input = { ...idsOf(c), verdict: 'rejected', reason: form.typed['reason'] };
    const done = await perform(app, await actorOf(c), task.judgeEvidence, input, postedOnce(form));
    if (done.ok) return seeOther(c, pathOf(idsOf(c).taskId), wordsOf(c).rejected);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, 'reject', { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

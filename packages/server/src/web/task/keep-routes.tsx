import { task } from '@guong/core/task';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { EditTaskPage, NewTaskPage, SecretTaskPage } from './form-page.tsx';
import { notThere, offersFor, proposes } from './offers.ts';
import { StepPage, STEPS, type StepName } from './step-page.tsx';
import { pathOf } from './task-view.ts';
import { TEXT } from './text.ts';

const taskIdOf = (c: WebContext): string => c.req.param('taskId') ?? '';
const wordsOf = (c: WebContext) => TEXT[lookOf(c).lang];
/** Proposing, editing and moving a task from state to state. */
export function keepPages(app: App) {
  const room = newRoom();
  room.get('/new', (c) => showNew(app, c, { ...UNFILLED, typed: { parentId: c.req.query('parent') ?? '' } }));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const { documentId = '' } = form.typed;
    const { documentId: _document, ...fields } = form.input;
    const source = documentId === '' ? {} : { sourceKind: 'document', sourceId: documentId };
    const made = await perform(app, await actorOf(c), task.propose, { ...fields, ...source }, postedOnce(form));
    if (made.ok) return seeOther(c, pathOf(made.value.id), wordsOf(c).proposed);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return showNew(app, c, { typed: form.typed, lists: form.lists, errors: made.fault.fields });
  });
  room.route('/', secretPages(app));
  room.route('/', editPages(app));
  room.route('/', pressPages(app));
  room.route('/', stepPages(app));
  return room;
}

async function showNew(app: App, c: WebContext, filled: Filled): Promise<Response> {
  const actor = await actorOf(c);
  if (actor.kind === 'anonymous') return refuse(c, { code: 'unauthenticated' });
  if (!(await proposes(app, actor))) return refuse(c, { code: 'forbidden', action: 'task.propose' });
  return html(c, <NewTaskPage offers={await offersFor(app, actor)} filled={filled} />, statusOf(filled));
}

function secretPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const actor = await actorOf(c);
    if (actor.kind === 'anonymous') return refuse(c, { code: 'unauthenticated' });
    if (!(await proposes(app, actor))) return refuse(c, { code: 'forbidden', action: 'task.noteSecret' });
    return html(c, <SecretTaskPage {...filled} />, statusOf(filled));
  };
  room.get('/secret', (c) => show(c, UNFILLED));
  room.post('/secret', async (c) => {
    const form = await formOf(c);
    const made = await perform(app, await actorOf(c), task.noteSecret, form.input, postedOnce(form));
    if (made.ok) return seeOther(c, pathOf(made.value.id), wordsOf(c).secretNoted);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return show(c, { typed: form.typed, errors: made.fault.fields });
  });
  return room;
}

function editPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled, isConflict = false): Promise<Response> => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, task.one, { taskId: taskIdOf(c) });
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!found.value.may.direct) return refuse(c, { code: 'forbidden', action: 'task.edit' });
    const props = { task: found.value, offers: await offersFor(app, actor), filled, isConflict };
    return html(c, <EditTaskPage {...props} />, isConflict ? 409 : statusOf(filled));
  };
  room.get('/:taskId/edit', (c) => show(c, UNFILLED));
  room.post('/:taskId/edit', async (c) => {
    const form = await formOf(c);
    const input = { supportUnitIds: [], ...form.input, taskId: taskIdOf(c) };
    const done = await perform(app, await actorOf(c), task.edit, input, postedOnce(form));
    if (done.ok) return seeOther(c, pathOf(done.value.id), wordsOf(c).edited);
    const filled = { typed: form.typed, lists: form.lists };
    if (done.fault.code === 'invalid') return show(c, { ...filled, errors: done.fault.fields });
    // Another text was saved meanwhile: both are shown, and the form now carries the newer revision.
    return done.fault.code === 'conflict' ? show(c, { ...filled, errors: {} }, true) : refuse(c, done.fault);
  });
  return room;
}

/** Steps that need no words: one button on the page of the task. */
function pressPages(app: App) {
  const room = newRoom();
  const press = async (c: WebContext, useCase: AnyUseCase, said: string): Promise<Response> => {
    const form = await formOf(c);
    const { state } = form.typed;
    const input = { ...(state !== undefined && { state }), taskId: taskIdOf(c) };
    const done = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
    return done.ok ? seeOther(c, pathOf(taskIdOf(c)), said) : refuse(c, notThere(done.fault));
  };
  room.post('/:taskId/assign', async (c) => {
    const form = await formOf(c);
    const done = await perform(app, await actorOf(c), task.assign, { taskId: taskIdOf(c) }, postedOnce(form));
    if (done.ok) return seeOther(c, pathOf(done.value.id), wordsOf(c).assigned);
    // What is missing is shown on the page itself, with the way to complete it.
    return done.fault.code === 'invalid' ? seeOther(c, pathOf(taskIdOf(c))) : refuse(c, done.fault);
  });
  room.post('/:taskId/accept', (c) => press(c, task.accept, wordsOf(c).accepted));
  room.post('/:taskId/take-over', (c) => press(c, task.takeOver, wordsOf(c).takenOver));
  room.post('/:taskId/accept-result', (c) => press(c, task.acceptResult, wordsOf(c).resultAccepted));
  room.post('/:taskId/secret-state', (c) => press(c, task.moveSecret, wordsOf(c).secretMoved));
  return room;
}

const STEP_CASES = {
  report: task.report,
  submit: task.submit,
  return: task.returnResult,
  reopen: task.reopen,
  cancel: task.cancel,
  due: task.changeDue,
  transfer: task.transfer,
} as const satisfies Record<StepName, AnyUseCase>;
const SAID = {
  report: 'reported',
  submit: 'submitted',
  return: 'returned',
  reopen: 'reopened',
  cancel: 'cancelled',
  due: 'dueChanged',
  transfer: 'transferred',
} as const satisfies Record<StepName, keyof typeof TEXT.vi>;
/** Which fields of the form each step takes. */
const FIELDS: Readonly<Record<StepName, readonly string[]>> = {
  report: ['note'],
  submit: ['note'],
  return: ['reason'],
  reopen: ['reason'],
  cancel: ['reason'],
  due: ['dueOn', 'reason', 'revision'],
  transfer: ['ownerPostId', 'reason', 'revision'],
};

function stepPages(app: App) {
  const room = newRoom();
  const stepOf = (c: WebContext): StepName | undefined => STEPS.find((step) => step === c.req.param('step'));
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const actor = await actorOf(c);
    const step = stepOf(c);
    const found = await perform(app, actor, task.one, { taskId: taskIdOf(c) });
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!step) return refuse(c, { code: 'not_found', what: 'task' });
    const props = { task: found.value, step, offers: await offersFor(app, actor), filled };
    return html(c, <StepPage {...props} />, statusOf(filled));
  };
  room.get('/:taskId/step/:step', (c) => show(c, UNFILLED));
  room.post('/:taskId/step/:step', async (c) => {
    const form = await formOf(c);
    const step = stepOf(c);
    if (!step) return refuse(c, { code: 'not_found', what: 'task' });
    const filed = step === 'report' ? await attached(app, c, form) : undefined;
    if (filed) return show(c, { typed: form.typed, errors: filed });
    const fields = FIELDS[step].map((name) => [name, form.input[name]] as const);
    const input = { ...Object.fromEntries(fields), taskId: taskIdOf(c) };
    const done = await perform(app, await actorOf(c), STEP_CASES[step] as AnyUseCase, input, postedOnce(form));
    if (done.ok) return seeOther(c, pathOf(taskIdOf(c)), wordsOf(c)[SAID[step]]);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

/** Keeps the file that came with a report; answers what was refused about it. A report too short keeps nothing. */
async function attached(app: App, c: WebContext, { input, typed }: Posted): Promise<Filled['errors'] | undefined> {
  const { file } = input;
  if (file === undefined || (typed['note'] ?? '').trim().length < 5) return undefined;
  const kept = await perform(app, await actorOf(c), task.attachEvidence, { taskId: taskIdOf(c), file });
  return !kept.ok && kept.fault.code === 'invalid' ? kept.fault.fields : undefined;
}

import { task } from '@guong/core/task';
import { perform, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { ImportPage, PreviewPage } from './import-page.tsx';
import { offersFor, proposes } from './offers.ts';
import { FORMATS } from '../text/index.ts';
import { TEXT } from './text.ts';

/** Taking in the appendix of a plan: paste or send, look, then take in all of it or nothing. */
export function importPages(app: App) {
  const room = newRoom();
  room.get('/import', (c) => show(app, c, UNFILLED));
  room.post('/import', async (c) => {
    const form = await formOf(c, { optional: ['file', 'table'] });
    const { table, file, mapping } = form.input;
    return preview(app, c, { form, asked: { table, file, mapping }, errors: {} });
  });
  room.post('/import/confirm', async (c) => {
    const form = await formOf(c);
    const { table, mapping, documentId, allowsGaps } = form.input;
    const input = { table, mapping, documentId, allowsGaps };
    const done = await perform(app, await actorOf(c), task.importAppendix, input, postedOnce(form));
    const { lang } = lookOf(c);
    if (done.ok) return seeOther(c, '/tasks?state=proposed', TEXT[lang].takenIn(FORMATS[lang].count(done.value.count)));
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return preview(app, c, { form, asked: { table, mapping }, errors: done.fault.fields });
  });
  return room;
}

async function show(app: App, c: WebContext, filled: Filled): Promise<Response> {
  const actor = await actorOf(c);
  if (actor.kind === 'anonymous') return refuse(c, { code: 'unauthenticated' });
  if (!(await proposes(app, actor))) return refuse(c, { code: 'forbidden', action: 'task.importAppendix' });
  const { documents } = await offersFor(app, actor);
  const status = statusOf(filled);
  return html(c, <ImportPage documents={documents} filled={filled} />, status);
}

interface Previewed {
  readonly form: Posted;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly errors: Filled['errors'];
}
async function preview(app: App, c: WebContext, { form, asked, errors }: Previewed): Promise<Response> {
  const actor = await actorOf(c);
  const seen = await perform(app, actor, task.previewAppendix, asked);
  if (!seen.ok && seen.fault.code !== 'invalid') return refuse(c, seen.fault);
  if (!seen.ok)
    return show(app, c, { typed: form.typed, errors: seen.fault.code === 'invalid' ? seen.fault.fields : {} });
  if (!(await proposes(app, actor))) return refuse(c, { code: 'forbidden', action: 'task.importAppendix' });
  const { documents } = await offersFor(app, actor);
  const status = statusOf({ errors });
  const filled = { typed: form.typed, errors: rowsOf(c, errors) };
  return html(c, <PreviewPage preview={seen.value} documents={documents} filled={filled} />, status);
}

/** The refusals of rows, each said with its row. */
function rowsOf(c: WebContext, errors: Filled['errors']): Filled['errors'] {
  const { row } = TEXT[lookOf(c).lang];
  return Object.fromEntries(
    Object.entries(errors).map(([field, said]) => {
      const n = /^row\.(\d+)$/.exec(field)?.[1];
      return [field, n === undefined ? said : `${row} ${n}: ${said}`];
    }),
  );
}

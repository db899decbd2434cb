import { document } from '@guong/core/document';
import { dayOf } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { FORMATS } from '../text/index.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { TYPE_CHOICES } from '../document/type-choices.ts';
import { notThere } from '../document/not-there.ts';
import { html, refuse } from '../html.tsx';
import { ObligePage } from './oblige-page.tsx';
import { TEXT } from './text.ts';

/** Asking units to carry out a document. */
export function obligePages(app: App) {
  const room = newRoom();
  const show = showing(app);
  room.get('/:documentId/oblige', (c) => show(c, UNFILLED));
  room.post('/:documentId/obligations', async (c) => {
    const form = await formOf(c);
    const documentId = c.req.param('documentId');
    const { requiredType, task, dueOn } = form.input;
    const unitIds = form.lists['unitIds'] ?? [];
    // Ticking a whole kind is no wish to send: the form comes back as it was typed.
    if (form.typed['tick'] !== undefined) return show(c, { typed: form.typed, errors: {} }, unitIds);
    // A year typed wrongly would make every unit overdue at once; old matters are noted on purpose.
    if (isPast(app, dueOn) && form.typed['keepPast'] !== 'true') {
      return show(c, { typed: form.typed, errors: { dueOn: TEXT[lookOf(c).lang].isPast } }, unitIds);
    }
    const asked = { documentId, unitIds, requiredType, task, dueOn };
    const done = await perform(app, await actorOf(c), document.oblige, asked, postedOnce(form));
    const { lang } = lookOf(c);
    if (done.ok) {
      return seeOther(c, `/directives/${documentId}`, TEXT[lang].obliged(FORMATS[lang].count(done.value.added)));
    }
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: onGroups(done.fault.fields) }, unitIds);
  });
  return room;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isPast = (app: App, day: unknown): boolean =>
  typeof day === 'string' && DAY.test(day) && day < dayOf(app.clock());

/** Whether the box beside a day that has passed is to be shown: it was refused for that, or ticked. */
const wasPast = (c: WebContext, { typed, errors }: Filled): boolean =>
  typed['keepPast'] === 'true' || errors['dueOn'] === TEXT[lookOf(c).lang].isPast;

/** A fault in one choice of a group is shown at the group. */
const onGroups = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, said]) => [name.replace(/\..*$/, ''), said]));

const showing = (app: App) => async (c: WebContext, filled: Filled, ticked?: readonly string[]) => {
  const actor = await actorOf(c);
  const documentId = c.req.param('documentId') ?? '';
  const top = await perform(app, actor, document.one, { documentId });
  if (!top.ok) return refuse(c, notThere(top.fault));
  if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.oblige' });
  const tree = await perform(app, actor, org.unitTree, {});
  if (!tree.ok) return refuse(c, tree.fault);
  const known = await perform(app, actor, org.unitKinds, {});
  if (!known.ok) return refuse(c, known.fault);
  const { units } = tree.value;
  const kinds = known.value.kinds.flatMap(({ code, name }) => {
    const count = units.filter((unit) => unit.kind === code).length;
    return count === 0 ? [] : [{ code, name, count }];
  });
  const kind = filled.typed['tick'] ?? c.req.query('kind');
  const chosen = [...(ticked ?? []), ...units.filter((unit) => unit.kind === kind).map(({ unitId }) => unitId)];
  const choices = units.map(({ unitId, name }) => ({ value: unitId, label: name }));
  const props = { documentId, symbol: top.value.symbol, kinds, units: choices, chosen, types: TYPE_CHOICES };
  const asksPast = wasPast(c, filled);
  return html(c, <ObligePage {...props} {...{ asksPast }} {...filled} />, statusOf(filled));
};

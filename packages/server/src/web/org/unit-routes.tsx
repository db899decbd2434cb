import { org, readsPeople } from '@guong/core/org';
import { dayOf } from '@guong/core/kernel';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { KEEP_TEXT } from './keep-text.ts';
import { NewPersonPage, NewUnitPage } from './unit-forms.tsx';
import { UnitPage, type MayKeep } from './unit-page.tsx';

/** What this person may keep in the organisation. */
export const mayKeepOf = (actor: Actor): MayKeep => ({
  isOffice: hasPower(actor, 'office'),
  isLeader: hasPower(actor, 'approve'),
  ownPersonId: actor.kind === 'person' ? actor.personId : '',
});

/** One unit with its posts, and the forms for a new unit and a new person. */
export function unitPages(app: App) {
  const room = newRoom();
  const askUnit = newUnit(app);
  room.get('/units/new', (c) => askUnit(c, UNFILLED));
  room.post('/units/new', async (c) => {
    const form = await formOf(c, { optional: ['issuerCode'] });
    const done = await perform(app, await actorOf(c), org.createUnit, form.input, postedOnce(form));
    const said = KEEP_TEXT[lookOf(c).lang].unitAdded(form.typed['name'] ?? '');
    if (done.ok) return seeOther(c, `/org/units/${done.value.id}`, said);
    return done.fault.code === 'invalid'
      ? askUnit(c, { typed: form.typed, errors: done.fault.fields })
      : refuse(c, done.fault);
  });
  room.get('/units/:unitId', (c) => showUnit(app, c));

  const askPerson = newPerson(app);
  room.get('/people/new', (c) => askPerson(c, UNFILLED));
  room.post('/people/new', async (c) => {
    const form = await formOf(c, { optional: ['birthYear', 'sex', 'cellId', 'memberKind'] });
    const done = await perform(app, await actorOf(c), org.addPerson, form.input, postedOnce(form));
    const said = KEEP_TEXT[lookOf(c).lang].personAdded(form.typed['fullName'] ?? '');
    if (done.ok) return seeOther(c, `/org/people/${done.value.personId}`, said);
    return done.fault.code === 'invalid'
      ? askPerson(c, { typed: form.typed, errors: done.fault.fields })
      : refuse(c, done.fault);
  });
  return room;
}

async function showUnit(app: App, c: WebContext): Promise<Response> {
  const actor = await actorOf(c);
  const tree = await perform(app, actor, org.unitTree, {});
  if (!tree.ok) return refuse(c, tree.fault);
  const { units } = tree.value;
  const unit = units.find(({ unitId }) => unitId === c.req.param('unitId'));
  if (!unit) return refuse(c, { code: 'not_found', what: 'unit' });
  const kinds = await perform(app, actor, org.unitKinds, {});
  if (!kinds.ok) return refuse(c, kinds.fault);
  const posts = await perform(app, actor, org.postsOf, { unitId: unit.unitId });
  if (!posts.ok) return refuse(c, posts.fault);
  const held = await perform(app, actor, org.holdings, { unitId: unit.unitId });
  if (!held.ok) return refuse(c, held.fault);
  const props = {
    unit,
    parent: units.find(({ unitId }) => unitId === unit.parentId),
    below: units.filter(({ parentId }) => parentId === unit.unitId),
    kindName: kinds.value.kinds.find(({ code }) => code === unit.kind)?.name ?? unit.kind,
    posts: posts.value.posts,
    held: held.value.holdings,
    may: mayKeepOf(actor),
    readsPeople: readsPeople(actor),
  };
  return html(c, <UnitPage {...props} />);
}

/** The root and today are filled in: most units stand under the committee itself. */
const newUnit = (app: App) => async (c: WebContext, filled: Filled) => {
  const actor = await actorOf(c);
  if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'org.createUnit' });
  const tree = await perform(app, actor, org.unitTree, {});
  if (!tree.ok) return refuse(c, tree.fault);
  const kinds = await perform(app, actor, org.unitKinds, {});
  if (!kinds.ok) return refuse(c, kinds.fault);
  const units = tree.value.units.map(({ unitId, name }) => ({ value: unitId, label: name }));
  const begun = { parentId: c.req.query('parent') ?? units[0]?.value ?? '', fromOn: dayOf(app.clock()) };
  const props = {
    units,
    kinds: kinds.value.kinds.map(({ code, name }) => ({ value: code, label: name })),
    ...filled,
    typed: { ...begun, ...filled.typed },
  };
  return html(c, <NewUnitPage {...props} />, statusOf(filled));
};

const newPerson = (app: App) => async (c: WebContext, filled: Filled) => {
  const actor = await actorOf(c);
  if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'org.addPerson' });
  const tree = await perform(app, actor, org.unitTree, {});
  if (!tree.ok) return refuse(c, tree.fault);
  const cells = tree.value.units
    .filter(({ takesMembers }) => takesMembers)
    .map(({ unitId, name }) => ({ value: unitId, label: name }));
  const typed = { fromOn: dayOf(app.clock()), ...filled.typed };
  return html(c, <NewPersonPage cells={cells} {...filled} typed={typed} />, statusOf(filled));
};

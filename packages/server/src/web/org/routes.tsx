import { org, readsPeople } from '@guong/core/org';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { pageIn, partOf } from '../../http/address.ts';
import { attachment } from '../../http/attachment.ts';
import { importPages } from './import-routes.tsx';
import { PEOPLE_PER_PAGE, PeopleListPage, PersonPage } from './people-pages.tsx';
import { postPages } from './post-routes.tsx';
import { CategoriesPage, UnitTreePage } from './structure-pages.tsx';
import { mayKeepOf, unitPages } from './unit-routes.tsx';

/** The organisation: units, people, categories, and lists brought in. */
export function orgPages(app: App) {
  const room = newRoom();
  room.route('/import', importPages(app));
  room.route('/', unitPages(app));
  room.route('/', postPages(app));

  room.get('/', async (c) => {
    const actor = await actorOf(c);
    const tree = await perform(app, actor, org.unitTree, {});
    if (!tree.ok) return refuse(c, tree.fault);
    const kinds = await perform(app, actor, org.unitKinds, {});
    if (!kinds.ok) return refuse(c, kinds.fault);
    const kindNames = new Map(kinds.value.kinds.map(({ code, name }) => [code, name]));
    const mayKeep = mayKeepOf(actor).isOffice;
    return html(c, <UnitTreePage tree={tree.value} {...{ kindNames, mayKeep }} readsPeople={readsPeople(actor)} />);
  });

  room.get('/categories', async (c) => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, org.categories, {});
    if (!found.ok) return refuse(c, found.fault);
    return html(c, <CategoriesPage {...found.value} mayImport={hasPower(actor, 'office')} />);
  });

  room.get('/people', async (c) => {
    const actor = await actorOf(c);
    const { query, unitId, page } = askedFor(c);
    const part = partOf(page, PEOPLE_PER_PAGE);
    const found =
      query === ''
        ? await perform(app, actor, org.peopleOf, { unitId, ...part })
        : await perform(app, actor, org.searchPeople, { query, ...part });
    if (!found.ok) return refuse(c, found.fault);
    const unit = query === '' ? await unitNamed(app, c, unitId) : undefined;
    const mayImport = hasPower(actor, 'office');
    return html(c, <PeopleListPage found={found.value} {...{ query, page, mayImport }} {...(unit && { unit })} />);
  });

  room.get('/people/export', async (c) => {
    const made = await perform(app, await actorOf(c), org.exportPeople, { format: c.req.query('format') });
    return made.ok ? attachment(c, made.value) : refuse(c, made.fault);
  });

  room.get('/people/:personId', async (c) => {
    const actor = await actorOf(c);
    const { personId } = c.req.param();
    const person = await perform(app, actor, org.onePerson, { personId });
    if (!person.ok)
      return refuse(c, person.fault.code === 'invalid' ? { code: 'not_found', what: 'person' } : person.fault);
    const held = await perform(app, actor, org.holdings, { personId });
    if (!held.ok) return refuse(c, held.fault);
    const mayInvite = hasPower(actor, 'office');
    return html(c, <PersonPage person={person.value} held={held.value.holdings} mayInvite={mayInvite} />);
  });
  return room;
}

/** What the address asks for. */
function askedFor(c: WebContext) {
  const { q = '', unit = '' } = c.req.query();
  return { query: q.trim(), unitId: unit, page: pageIn(c) };
}

async function unitNamed(app: App, c: WebContext, unitId: string) {
  if (unitId === '') return undefined;
  const tree = await perform(app, await actorOf(c), org.unitTree, {});
  const unit = tree.ok ? tree.value.units.find((one) => one.unitId === unitId) : undefined;
  return unit && { unitId, name: unit.name };
}

import { document } from '@guong/core/document';
import type { Fault } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { task } from '@guong/core/task';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
import type { Offers } from './form-page.tsx';

/** What was typed into an address and fits nothing is not there. */
export const notThere = (fault: Fault): Fault =>
  fault.code === 'invalid' ? { code: 'not_found', what: 'task' } : fault;

/** Posts, units, documents and tasks that a form offers; whatever may not be read is offered as nothing. */
export async function offersFor(app: App, actor: Actor): Promise<Offers> {
  const holdings = await perform(app, actor, org.holdings, {});
  const units = await perform(app, actor, org.unitTree, {});
  const documents = await perform(app, actor, document.find, { limit: 200 });
  const tasks = await perform(app, actor, task.find, { limit: 500 });
  const open = tasks.ok ? tasks.value.tasks.filter((one) => one.state !== 'done' && one.state !== 'cancelled') : [];
  const tree = units.ok ? units.value.units : [];
  return {
    posts: holdings.ok ? byUnit(holdings.value.holdings, tree) : [],
    units: tree,
    documents: documents.ok ? documents.value.documents : [],
    parents: open.filter(({ secretCode }) => secretCode === null),
  };
}

/** Posts unit by unit as the tree is printed, in each by rank: so a name is found among hundreds. */
function byUnit(posts: Offers['posts'], tree: Offers['units']): Offers['posts'] {
  const places = new Map(tree.map(({ unitId }, at) => [unitId, at]));
  const placeOf = (unitId: string): number => places.get(unitId) ?? tree.length;
  return posts.toSorted((a, b) => placeOf(a.unitId) - placeOf(b.unitId));
}

/** Whether the buttons for new tasks are shown; the use case asks its own rule again. */
export async function proposes(app: App, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  if (hasPower(actor, 'office') || hasPower(actor, 'approve')) return true;
  const held = await perform(app, actor, org.holdings, { personId: actor.personId });
  return held.ok && held.value.holdings.some(({ isHead, isLeader }) => isHead || isLeader);
}

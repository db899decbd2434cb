import { perform, type Actor, type JobKind, type Work } from '../../usecase/index.ts';
import { orderer } from './orderer.views.ts';

/**
 * A kind of job that is done on somebody's word: it learns who that is at the moment it runs, with the posts of that day,
 * and nobody at all once the account is stopped or the person has left (AUT-7). The kind itself asks its policy.
 */
export const inOrderersName = (kind: JobKind): JobKind => ({
  name: kind.name,
  run: async (work) => kind.run({ ...work, orderedBy: await whoOrdered(work) }),
});

const NEVER = new Date(0);

async function whoOrdered({ app, actor, requestedBy: personId }: Work): Promise<Actor> {
  if (personId === 'system') return actor;
  const { tenantId } = actor;
  const found = await perform(app, actor, orderer, { personId });
  if (!found.ok) return { kind: 'anonymous', tenantId };
  return { kind: 'person', tenantId, personId, ...found.value, verifiedAt: NEVER, factors: 1 };
}

import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import type { WebContext } from '../../http/web-env.ts';
import type { Choice } from '../ui/index.ts';

/** The people whom the search in the address (`q`) finds, to choose from; nobody before somebody searched. */
export async function peopleFound(app: App, c: WebContext): Promise<Choice[]> {
  const query = c.req.query('q')?.trim() ?? '';
  if (query === '') return [];
  const people = await perform(app, await actorOf(c), org.searchPeople, { query, limit: 50 });
  if (!people.ok) return [];
  return people.value.people.map(({ personId, fullName, postTitles, cellName }) => ({
    value: personId,
    label: fullName,
    hint: postTitles.join('; ') || (cellName ?? ''),
  }));
}

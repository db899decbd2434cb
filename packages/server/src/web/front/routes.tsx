import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { FrontPage } from './front-page.tsx';

/** The bare address: for whoever is signed in, what waits; for everybody else, what is published, and the door. */
export function frontPages(app: App) {
  const room = newRoom();
  room.get('/', async (c) =>
    (await actorOf(c)).kind === 'person' ? c.redirect('/today', 303) : showPublished(app, c),
  );
  room.get('/results', (c) => showPublished(app, c));
  return room;
}

async function showPublished(app: App, c: WebContext): Promise<Response> {
  const actor = await actorOf(c);
  const found = await perform(app, actor, ballot.publications, {});
  if (!found.ok) return refuse(c, found.fault);
  return html(c, <FrontPage rounds={found.value.rounds} hasDoor={actor.kind !== 'person'} />);
}

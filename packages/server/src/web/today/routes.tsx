import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { newRoom } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { TodayPage } from './today-page.tsx';

/** The first page after signing in. */
export function todayPages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const actor = await actorOf(c);
    const mine = await perform(app, actor, ballot.myBallots, {});
    if (!mine.ok) return refuse(c, mine.fault);
    const rounds = await perform(app, actor, ballot.rounds, {});
    if (!rounds.ok) return refuse(c, rounds.fault);
    const page = (
      <TodayPage ballots={mine.value.ballots} rounds={rounds.value.rounds} castOrigin={c.var.site.castOrigin} />
    );
    return html(c, page);
  });
  return room;
}

/** The bare address leads to the first page; who is not signed in is led to the door from there. */
export function frontPages() {
  const room = newRoom();
  room.get('/', (c) => c.redirect('/today', 303));
  return room;
}

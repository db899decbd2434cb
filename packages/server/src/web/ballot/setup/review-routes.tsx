import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { newRoom } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { ReviewPage } from './review-page.tsx';

/** Looking a draft through before it is sent; sending itself is one of the plain steps. */
export function reviewPages(app: App) {
  const room = newRoom();
  room.get('/:roundId/review', async (c) => {
    const actor = await actorOf(c);
    const input = { roundId: c.req.param('roundId') };
    const round = await perform(app, actor, ballot.round, input);
    if (!round.ok) return refuse(c, round.fault);
    const notes = await perform(app, actor, ballot.repeatNotes, input);
    if (!notes.ok) return refuse(c, notes.fault);
    const problems = await perform(app, actor, ballot.rollProblems, input);
    if (!problems.ok) return refuse(c, problems.fault);
    return html(c, <ReviewPage round={round.value} notes={notes.value} problems={problems.value} />);
  });
  return room;
}

import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { newRoom } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { auditorPages } from './committee/auditor-routes.tsx';
import { RoundListPage } from './round/list-page.tsx';
import { peoplePages } from './setup/people-routes.tsx';
import { planPages } from './setup/plan-routes.tsx';
import { repeatPages } from './setup/repeat-routes.tsx';
import { reviewPages } from './setup/review-routes.tsx';
import { roundFormPages } from './setup/round-form-routes.tsx';
import { rollPages } from './roll/roll-routes.tsx';
import { fingerprintOf } from './fingerprint-of.ts';
import { RoundPage } from './round/round-page.tsx';
import { stepPages } from './round/step-routes.tsx';
import { templatePages } from './setup/template-routes.tsx';

/** The front door of the ballot room: what officers see of rounds. */
export function ballotPages(app: App) {
  const room = newRoom();

  room.get('/', async (c) => {
    const rounds = await perform(app, await actorOf(c), ballot.rounds, {});
    return rounds.ok ? html(c, <RoundListPage {...rounds.value} />) : refuse(c, rounds.fault);
  });

  room.route('/', roundFormPages(app));
  room.route('/', templatePages(app));
  room.get('/:roundId', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    return html(c, <RoundPage round={round.value} fingerprint={fingerprintOf(round.value.protocolId)} />);
  });

  for (const pages of [auditorPages, peoplePages, planPages, repeatPages, reviewPages, rollPages, stepPages])
    room.route('/', pages(app));
  return room;
}

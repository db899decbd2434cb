import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { jsonAnswer, postedJson } from '../json-answer.ts';
import { MyBallotsPage, ReceivePage } from './receive-page.tsx';

/**
 * Receiving on the main origin: the list of a voter's rounds, and the one page that asks for a blind signature.
 * Every way back is built from the settings and the voter's own roll entry, never from the request.
 */
export function receivePages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const mine = await myBallots(app, c);
    if (!mine.ok) return refuse(c, mine.fault);
    const ballots = mine.value.ballots.map((each) => ({ ...each, href: ballotHref(c, each) }));
    return html(c, <MyBallotsPage ballots={ballots} />);
  });
  room.get('/:roundId', async (c) => {
    const mine = await myBallots(app, c);
    if (!mine.ok) return refuse(c, mine.fault);
    const own = mine.value.ballots.find(({ roundId }) => roundId === c.req.param('roundId'));
    if (!own) return refuse(c, { code: 'not_found', what: 'round' });
    return html(c, <ReceivePage roundId={own.roundId} roundTitle={own.title} backHref={ballotHref(c, own)} />);
  });
  room.post('/:roundId', async (c) => {
    const { blinded } = await postedJson(c);
    const input = { roundId: c.req.param('roundId'), blinded };
    return jsonAnswer(c, await perform(app, await actorOf(c), ballot.receive, input));
  });
  return room;
}

const myBallots = async (app: App, c: WebContext) => perform(app, await actorOf(c), ballot.myBallots, {});

/** The voter's page on the casting origin; what stands behind `#` reaches no server. */
function ballotHref(
  c: WebContext,
  { protocolId, groupNo, roundId }: { readonly protocolId: string; readonly groupNo: number; readonly roundId: string },
): string {
  const look = lookOf(c).lang === 'en' ? '?lang=en' : '';
  return `${c.var.site.castOrigin}/b/${protocolId}${look}#group=${groupNo}&round=${roundId}`;
}

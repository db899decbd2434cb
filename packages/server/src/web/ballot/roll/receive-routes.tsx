import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Look } from '../../ui/index.ts';
import { jsonAnswer, postedJson } from '../json-answer.ts';
import { hasAskedWithCard } from './receive-at-once.tsx';
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
    const ballots = mine.value.ballots.map((each) => ({
      ...each,
      href: mayReceive(each) ? `/receive/${each.roundId}` : ballotHref(c, each),
    }));
    return html(c, <MyBallotsPage ballots={ballots} />);
  });
  // Where a card leads: to the one ballot that waits, else to the list, and without any to the first page.
  room.get('/first', async (c) => {
    const mine = await myBallots(app, c);
    if (!mine.ok) return refuse(c, mine.fault);
    const { ballots } = mine.value;
    const [first, second] = ballots.filter(mayReceive);
    if (first && !second) return c.redirect(`/receive/${first.roundId}`, 303);
    return c.redirect(ballots.length > 0 ? '/receive' : '/today', 303);
  });
  room.get('/:roundId', async (c) => {
    const mine = await myBallots(app, c);
    if (!mine.ok) return refuse(c, mine.fault);
    const own = mine.value.ballots.find(({ roundId }) => roundId === c.req.param('roundId'));
    if (!own) return refuse(c, { code: 'not_found', what: 'round' });
    const { roundId, title: roundTitle } = own;
    return html(
      c,
      <ReceivePage
        {...{ roundId, roundTitle, backHref: ballotHref(c, own), standing: standingOf(own) }}
        isGoing={hasAskedWithCard(c)}
      />,
    );
  });
  room.post('/:roundId', async (c) => {
    const { blinded } = await postedJson(c);
    const input = { roundId: c.req.param('roundId'), blinded };
    return jsonAnswer(c, await perform(app, await actorOf(c), ballot.receive, input));
  });
  return room;
}

/** Whether this voter's ballot can be handed out now. */
const mayReceive = ({ state, isIssued }: { readonly state: string; readonly isIssued: boolean }): boolean =>
  state === 'issuing' && !isIssued;

function standingOf(own: {
  readonly state: string;
  readonly isIssued: boolean;
}): 'open' | 'received' | 'early' | 'missed' {
  if (own.isIssued) return 'received';
  if (mayReceive(own)) return 'open';
  return own.state === 'sealed' ? 'early' : 'missed';
}

const myBallots = async (app: App, c: WebContext) => perform(app, await actorOf(c), ballot.myBallots, {});

/** The voter's page on the casting origin; what stands behind `#` reaches no server. */
function ballotHref(
  c: WebContext,
  { protocolId, groupNo, roundId }: { readonly protocolId: string; readonly groupNo: number; readonly roundId: string },
): string {
  return `${c.var.site.castOrigin}/b/${protocolId}${lookQuery(lookOf(c))}#group=${groupNo}&round=${roundId}`;
}

/** The casting origin sets no cookie, so what this reader chose goes along in the address; nothing for a plain look. */
function lookQuery({ lang, size, contrast }: Look): string {
  const chosen = {
    ...(lang !== 'vi' && { lang }),
    ...(size !== 'normal' && { size }),
    ...(contrast && { contrast: 'high' }),
  };
  const query = new URLSearchParams(chosen).toString();
  return query === '' ? '' : `?${query}`;
}

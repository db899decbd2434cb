import { meeting } from '@guong/core/meeting';
import { perform, type App } from '@guong/core/usecase';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { asked, choicesFor, meetingIdOf, meetingOf, notThere, wordsOf } from './ask.ts';
import { atFields, scopeOf } from './figures-routes.tsx';
import { refilled } from './form-state.ts';
import { PAIR_DECISIONS, PairPage } from './pair-page.tsx';
import { StepPage } from './prepare-page.tsx';
import { doForm, showRunner } from './prepare-routes.tsx';
import { checkedIn, decisionHref, reconciliationHref } from './reconciliation-address.ts';
import { ReconciliationPage } from './reconciliation-page.tsx';

/** What a report is checked for, and the decisions about meetings that were perhaps written down twice. */
export function reconciliationPages(app: App) {
  const room = newRoom();
  room.get('/reconciliation', async (c) => {
    const scope = scopeOf(app, c);
    const { unit: unitId, fromOn, toOn } = scope;
    const found = await asked({ app, c }, meeting.reconciliation, { unitId, fromOn, toOn });
    const { units } = await choicesFor(app, c);
    if (found.ok) return html(c, <ReconciliationPage {...{ scope, units }} errors={{}} found={found.value} />);
    if (found.fault.code !== 'invalid') return refuse(c, found.fault);
    return html(c, <ReconciliationPage {...{ scope, units }} errors={atFields(found.fault.fields)} />, 422);
  });
  room.get('/:meetingId/duplicate', (c) => showPair(app, c, { filled: UNFILLED, otherId: c.req.query('other') }));
  room.post('/:meetingId/duplicate', (c) => decide(app, c));
  const ask = (c: WebContext, filled: Filled): Promise<Response> =>
    showRunner({ app, c }, filled, (one) => {
      const t = wordsOf(c);
      const step = { title: t.bringBackTitle(one.title), fact: t.bringBackFact, doIt: t.bringBack, asksReason: true };
      const checked = checkedIn(c);
      const action = decisionHref({ meetingId: one.meetingId, step: 'duplicate/return' }, checked);
      const ways = { action, cancelHref: reconciliationHref(checked) };
      return <StepPage meeting={one} {...step} {...ways} {...filled} canBeUndone />;
    });
  room.get('/:meetingId/duplicate/return', (c) => ask(c, UNFILLED));
  room.post('/:meetingId/duplicate/return', (c) =>
    doForm(app, c, {
      useCase: meeting.returnDuplicate,
      inputOf: ({ input }) => ({ reason: input['reason'] }),
      said: (t) => t.broughtBack,
      show: ask,
      leadsTo: reconciliationHref(checkedIn(c)),
    }),
  );
  return room;
}

interface Shown {
  readonly filled: Filled;
  readonly otherId: string | undefined;
  readonly refusal?: string;
}
async function showPair(app: App, c: WebContext, { filled, otherId, refusal }: Shown): Promise<Response> {
  const first = await meetingOf(app, c);
  if (!first.ok) return refuse(c, notThere(first.fault));
  if (!first.value.can.decideAlike) return refuse(c, { code: 'forbidden', action: 'meeting.keepApart' });
  const second = await asked({ app, c }, meeting.one, { meetingId: otherId ?? '' });
  if (!second.ok) return refuse(c, notThere(second.fault));
  const pair = { first: first.value, second: second.value, checked: checkedIn(c) };
  const props = { ...pair, ...(refusal !== undefined && { refusal }) };
  return html(c, <PairPage {...props} {...filled} />, refusal === undefined ? statusOf(filled) : 409);
}

async function decide(app: App, c: WebContext): Promise<Response> {
  const form = await formOf(c);
  const t = wordsOf(c);
  const otherId = form.typed['otherId'];
  const decision = PAIR_DECISIONS.find((one) => one === form.typed['decision']);
  const show = (errors: Filled['errors'], refusal?: string): Promise<Response> =>
    showPair(app, c, { filled: refilled(form, errors), otherId, ...(refusal !== undefined && { refusal }) });
  if (!decision) return show({ decision: t.chooseDecision });
  const useCase = decision === 'apart' ? meeting.keepApart : meeting.strikeDuplicate;
  const done = await perform(app, await actorOf(c), useCase, pairIn(form, meetingIdOf(c), decision), postedOnce(form));
  const said = decision === 'apart' ? t.keptApartDone : t.struckDone;
  if (done.ok) return seeOther(c, reconciliationHref(checkedIn(c)), said);
  if (done.fault.code === 'conflict') return show({}, done.fault.reason);
  return done.fault.code === 'invalid' ? show(done.fault.fields) : refuse(c, done.fault);
}

/** The one that is struck comes first. */
function pairIn({ typed }: Posted, meetingId: string, decision: (typeof PAIR_DECISIONS)[number]) {
  const otherId = typed['otherId'] ?? '';
  const pair = decision === 'strikeSecond' ? [otherId, meetingId] : [meetingId, otherId];
  return { meetingId: pair[0], otherId: pair[1], reason: typed['reason'] };
}

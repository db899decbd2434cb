import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { statusOf } from '../../../http/filled.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Lang } from '../../text/index.ts';
import type { Flash, Messages } from '../../ui/index.ts';
import { STEP_FACTS_TEXT } from './step-facts-text.ts';
import { StepPage } from './step-page.tsx';
import { PLAIN_STEPS, type PlainStep } from './steps.ts';

/** The steps that ask once and do it: `/rounds/:id/step/close`. */
export function stepPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, typed: Readonly<Record<string, string>> = {}, errors: Messages = {}) {
    const step = PLAIN_STEPS[c.req.param('step') ?? ''];
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    if (!step) return refuse(c, { code: 'not_found', what: 'page' });
    const action = `/rounds/${round.value.roundId}/step/${c.req.param('step') ?? ''}`;
    const page = <StepPage {...{ step, action, typed, errors }} round={round.value} now={app.clock()} />;
    return html(c, page, statusOf({ errors }));
  }
  room.get('/:roundId/step/:step', (c) => show(c));
  room.post('/:roundId/step/:step', async (c) => {
    const step = PLAIN_STEPS[c.req.param('step')];
    if (!step) return refuse(c, { code: 'not_found', what: 'page' });
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const input = { roundId, ...(step.needsReason && { reason: form.typed['reason'] ?? '' }) };
    const taken = await perform(app, await actorOf(c), step.useCase, input, postedOnce(form));
    if (taken.ok) return seeOther(c, `/rounds/${roundId}`, doneOf(step, taken.value.state, lookOf(c).lang));
    return taken.fault.code === 'invalid' ? show(c, form.typed, taken.fault.fields) : refuse(c, taken.fault);
  });
  return room;
}

/** What is said on the next page; ending the issue of ballots can also end the round. */
function doneOf(step: PlainStep, state: string, lang: Lang): string | Flash {
  if (step.name !== 'ballot.endIssuing' || state !== 'annulled') return step.words[lang].done;
  return { text: STEP_FACTS_TEXT[lang].annulledNow, tone: 'warn' };
}

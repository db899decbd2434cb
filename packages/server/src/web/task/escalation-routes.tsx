import { task } from '@guong/core/task';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { EscalationPage } from './escalation-page.tsx';
import { TEXT } from './text.ts';

/** The rule by which an overdue task is brought before a head. */
export function escalationPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, task.escalation, {});
    if (!found.ok) return refuse(c, found.fault);
    const props = { steps: found.value.steps, maySet: hasPower(actor, 'approve'), filled };
    return html(c, <EscalationPage {...props} />, statusOf(filled));
  };
  room.get('/escalation', (c) => show(c, UNFILLED));
  room.post('/escalation', async (c) => {
    const form = await formOf(c);
    const filled = filledSteps(form.input['steps']);
    const input = { ...form.input, steps: filled.map(({ step }) => step) };
    const done = await perform(app, await actorOf(c), task.setEscalation, input, postedOnce(form));
    if (done.ok) return seeOther(c, '/tasks/escalation', TEXT[lookOf(c).lang].escalationSet);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: whereTyped(done.fault.fields, filled) });
  });
  return room;
}

interface FilledStep {
  readonly step: unknown;
  /** Where it was typed. */
  readonly at: number;
}
/** The steps that were filled in. */
const filledSteps = (steps: unknown): FilledStep[] =>
  (Array.isArray(steps) ? (steps as unknown[]) : [])
    .map((step, at) => ({ step, at }))
    .filter(({ step }) => Object.values(step as object).some((typed) => typed !== ''));

/** Messages about a step stand where it was typed, even when one above was left empty. */
const whereTyped = (errors: Readonly<Record<string, string>>, filled: readonly FilledStep[]) =>
  Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [
      path.replace(/^steps\.(\d+)/, (_, n: string) => `steps.${String(filled[Number(n)]?.at ?? n)}`),
      message,
    ]),
  );

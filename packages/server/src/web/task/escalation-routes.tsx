import { task } from '@guong/core/task';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { EscalationPage } from './escalation-page.tsx';
import { EMPTY, type Filled } from './task-view.ts';
import { TEXT } from './text.ts';

/** The rule by which an overdue task is brought before a head. */
export function escalationPages(app: App) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, task.escalation, {});
    if (!found.ok) return refuse(c, found.fault);
    const props = { steps: found.value.steps, maySet: hasPower(actor, 'approve'), filled };
    return html(c, <EscalationPage {...props} />, Object.keys(filled.errors).length > 0 ? 422 : 200);
  };
  room.get('/escalation', (c) => show(c, EMPTY));
  room.post('/escalation', async (c) => {
    const form = await formOf(c);
    const input = { ...form.input, steps: filledSteps(form.input['steps']) };
    const done = await perform(app, await actorOf(c), task.setEscalation, input, postedOnce(form));
    if (done.ok) return seeOther(c, '/tasks/escalation', TEXT[lookOf(c).lang].escalationSet);
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}

/** A step left wholly empty is no step. */
function filledSteps(steps: unknown): unknown {
  if (!Array.isArray(steps)) return steps;
  return (steps as unknown[]).filter((step) => Object.values(step as object).some((typed) => typed !== ''));
}

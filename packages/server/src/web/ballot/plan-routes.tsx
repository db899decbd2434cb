import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type UploadedFile } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { PlanPage } from './plan-page.tsx';

/** Attaching the plan of a subject. */
export function planPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, typed: Readonly<Record<string, string>> = {}, errors: Messages = {}) {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const subjectNo = Number(c.req.param('subjectNo'));
    const subject = round.value.subjects.find((one) => one.subjectNo === subjectNo);
    if (!subject) return refuse(c, { code: 'not_found', what: 'subject' });
    const { roundId, title } = round.value;
    const page = <PlanPage {...{ roundId, subjectNo, typed, errors }} roundTitle={title} name={subject.name} />;
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }

  room.get('/:roundId/subjects/:subjectNo/plan', (c) => show(c));
  room.post('/:roundId/subjects/:subjectNo/plan', async (c) => {
    const form = await formOf(c);
    const { roundId, subjectNo } = c.req.param();
    const file = form.input['file'] as UploadedFile | undefined;
    const input = { roundId, subjectNo, title: form.typed['title'], file };
    const attached = await perform(app, await actorOf(c), ballot.attachPlan, input, postedOnce(form));
    if (attached.ok) return seeOther(c, `/rounds/${roundId}`, 'Đã gắn kế hoạch');
    return attached.fault.code === 'invalid' ? show(c, form.typed, attached.fault.fields) : refuse(c, attached.fault);
  });
  return room;
}

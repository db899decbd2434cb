import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { statusOf } from '../../../http/filled.ts';
import { formOf, postedOnce, type UploadedFile } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import { PlanDocumentPage } from './plan-document-page.tsx';
import { PlanPage } from './plan-page.tsx';
import { PLAN_TEXT } from './plan-text.ts';

/** Attaching the plan of a subject, and reading it. */
export function planPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, typed: Readonly<Record<string, string>> = {}, errors: Messages = {}) {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const subjectNo = Number(c.req.param('subjectNo'));
    const subject = round.value.subjects.find((one) => one.subjectNo === subjectNo);
    if (!subject) return refuse(c, { code: 'not_found', what: 'subject' });
    const { roundId, title } = round.value;
    // The plans of one round bear one title, as a rule.
    const other = round.value.subjects.find((one) => one.planTitle !== '')?.planTitle ?? '';
    const filled = { title: other, ...typed };
    const page = <PlanPage {...{ roundId, subjectNo, errors }} typed={filled} roundTitle={title} name={subject.name} />;
    return html(c, page, statusOf({ errors }));
  }

  room.get('/:roundId/subjects/:subjectNo/plan', (c) => show(c));
  room.post('/:roundId/subjects/:subjectNo/plan', async (c) => {
    const form = await formOf(c);
    const { roundId, subjectNo } = c.req.param();
    const file = form.input['file'] as UploadedFile | undefined;
    const input = { roundId, subjectNo, title: form.typed['title'], file };
    const attached = await perform(app, await actorOf(c), ballot.attachPlan, input, postedOnce(form));
    if (attached.ok) return seeOther(c, `/rounds/${roundId}/subjects`, PLAN_TEXT[lookOf(c).lang].attached);
    return attached.fault.code === 'invalid' ? show(c, form.typed, attached.fault.fields) : refuse(c, attached.fault);
  });
  room.get('/:roundId/subjects/:subjectNo/document', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const subject = round.value.subjects.find((one) => one.subjectNo === Number(c.req.param('subjectNo')));
    if (!subject?.planSha256) return refuse(c, { code: 'not_found', what: 'plan' });
    const { subjectNo, name, post, planSha256: sha256, planTitle: title } = subject;
    return html(c, <PlanDocumentPage round={round.value} plan={{ subjectNo, name, post, sha256, title }} />);
  });
  room.get('/:roundId/subjects/:subjectNo/document/file', async (c) => {
    const { roundId, subjectNo } = c.req.param();
    const file = await perform(app, await actorOf(c), ballot.plan, { roundId, subjectNo });
    if (!file.ok) return refuse(c, file.fault);
    const { fileName, mediaType, bytes } = file.value;
    return attachment(c, { fileName, mediaType, bytes: new Uint8Array(bytes) });
  });
  return room;
}

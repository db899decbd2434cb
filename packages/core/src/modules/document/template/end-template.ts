import { conflict, dayOf, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import type { FormTemplateRow } from '../document.tables.ts';
import { SupersedeTemplateInput, WithdrawTemplateInput } from './template.schema.ts';
import { keepTemplate, templateById } from './template.sql.ts';

/** Ends a template without another in its place: from that day on drafts take that of a unit above, or the house's own. */
export const supersedeTemplate = command({
  name: 'document.supersedeTemplate',
  http: 'POST /documents/templates/{templateId}/supersession',
  summary: 'Thôi dùng một mẫu văn bản từ một ngày, có lý do; không quay lại được',
  input: SupersedeTemplateInput,
  output: Made,
  async run(ctx, { templateId, toOn, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.supersedeTemplate');
    if (!permit) return forbidden('document.supersedeTemplate');
    await lockRegister(ctx);
    const row = await templateById(ctx, templateId);
    if (!row) return missing('template');
    if (row.state !== 'published') return conflict('Mẫu này chưa công bố hoặc đã hết hiệu lực.');
    const why = whyNotOn(row, toOn, dayOf(ctx.now));
    if (why !== undefined) return invalid('toOn', why);
    await keepTemplate(ctx, templateId, { state: 'superseded', to_on: toOn, superseded_because: reason });
    const event = { type: 'document.template_superseded', subject: templateId, data: { toOn, reason } };
    return ok({ permit, value: { id: templateId }, event });
  },
});

function whyNotOn({ from_on: fromOn, to_on: before }: FormTemplateRow, toOn: string, today: string) {
  if (toOn < today) return 'Ngày thôi dùng không được trước hôm nay';
  if (fromOn !== null && toOn < fromOn) return 'Ngày thôi dùng không được trước ngày bắt đầu dùng';
  return before !== null && before < toOn ? 'Mẫu này đã hết hiệu lực từ ngày sớm hơn' : undefined;
}

/** Takes away a template that was uploaded and never published. Its row and bytes stay, the journal has the reason. */
export const withdrawTemplate = command({
  name: 'document.withdrawTemplate',
  http: 'POST /documents/templates/{templateId}/withdrawal',
  summary: 'Gỡ một mẫu văn bản đưa lên nhầm, chưa công bố; có lý do',
  input: WithdrawTemplateInput,
  output: Made,
  async run(ctx, { templateId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdrawTemplate');
    if (!permit) return forbidden('document.withdrawTemplate');
    await lockRegister(ctx);
    const row = await templateById(ctx, templateId);
    if (!row) return missing('template');
    if (row.state !== 'draft') return conflict('Mẫu đã công bố thì không gỡ được, chỉ thôi dùng từ một ngày.');
    await keepTemplate(ctx, templateId, { is_withdrawn: true });
    const data = { sha256: row.sha256, reason };
    return ok({
      permit,
      value: { id: templateId },
      event: { type: 'document.template_withdrawn', subject: templateId, data },
    });
  },
});

import { conflict, dayOf, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import type { FormTemplateRow } from '../document.tables.ts';
import { TEMPLATE_FIELDS, unknownFields, unknownName } from './fields.ts';
import { PublishTemplateInput } from './template.schema.ts';
import { keepTemplate, publishedFor, templateById } from './template.sql.ts';

/** From a day on, drafts are written on this template; the one that held until then is superseded. */
export const publishTemplate = command({
  name: 'document.publishTemplate',
  http: 'POST /documents/templates/{templateId}/publication',
  summary: 'Công bố một mẫu văn bản từ một ngày; mẫu đang dùng trước đó hết hiệu lực từ ngày ấy',
  input: PublishTemplateInput,
  output: Made,
  async run(ctx, { templateId, fromOn, toOn = null, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.publishTemplate');
    if (!permit) return forbidden('document.publishTemplate');
    await lockRegister(ctx);
    const row = await templateById(ctx, templateId);
    if (!row) return missing('template');
    const dayBefore = await daysFit(ctx, row, { fromOn, toOn });
    if (!dayBefore.ok) return dayBefore;
    for (const one of dayBefore.value) {
      const because = one.superseded_because === '' ? { superseded_because: reason } : {};
      await keepTemplate(ctx, one.template_id, { state: 'superseded', to_on: fromOn, ...because });
    }
    await keepTemplate(ctx, templateId, {
      state: 'published',
      from_on: fromOn,
      to_on: toOn,
      published_because: reason,
    });
    const data = {
      fromOn,
      toOn,
      reason,
      sha256: row.sha256,
      supersedes: dayBefore.value.map((one) => one.template_id),
    };
    return ok({
      permit,
      value: { id: templateId },
      event: { type: 'document.template_published', subject: templateId, data },
    });
  },
});

interface Days {
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Whether a template may hold on these days; answers the templates that hold until then. */
async function daysFit(ctx: Ctx, row: FormTemplateRow, { fromOn, toOn }: Days): Promise<Result<FormTemplateRow[]>> {
  if (row.state !== 'draft') return conflict('Mẫu này đã công bố rồi. Muốn sửa, hãy đưa lên bản mới.');
  const unknown = unknownFields(row.fields);
  if (unknown.length > 0) return conflict(unknownSentence(unknown));
  if (fromOn < dayOf(ctx.now)) return invalid('fromOn', 'Ngày bắt đầu dùng không được trước hôm nay');
  if (toOn !== null && toOn <= fromOn) return invalid('toOn', 'Ngày hết hiệu lực phải sau ngày bắt đầu dùng');
  const others = (await publishedFor(ctx, row)).filter((one) => one.to_on === null || one.to_on > fromOn);
  const later = others.find((one) => one.from_on !== null && one.from_on > fromOn);
  if (later) return invalid('fromOn', `Bản ${String(later.version)} đã công bố để dùng từ một ngày sau ngày này`);
  return ok(others);
}

const unknownSentence = (unknown: readonly string[]): string =>
  `Mẫu có chỗ điền máy không biết: ${unknown.map(unknownName).join(', ')}. ` +
  `Chỉ dùng: ${TEMPLATE_FIELDS.map((name) => `{{${name}}}`).join(', ')}. Hãy sửa tệp rồi đưa lên bản mới.`;

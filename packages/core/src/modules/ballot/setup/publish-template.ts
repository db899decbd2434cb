import { z } from 'zod';
import { conflict, dayOf, fail, invalid, ok } from '../../../kernel/index.ts';
import { canonicalJson, command } from '../../../usecase/index.ts';
import { mayPublishTemplate } from '../ballot.policy.ts';
import { tables } from '../ballot.schema.ts';
import { PRODUCT_TEMPLATES } from '../templates.ts';
import { TemplateCode, templateFields } from './template.schema.ts';

/** Publishes the next version of one of the unit's own templates; a published version never changes. */
export const publishTemplate = command({
  name: 'ballot.publishTemplate',
  http: 'POST /ballot-templates',
  summary: 'Công bố một phiên bản mẫu phiếu của đơn vị',
  input: z.strictObject({ code: TemplateCode, ...templateFields }),
  output: z.object({ code: z.string(), version: z.int() }),
  async run(ctx, { code, title, ...definition }) {
    const permit = mayPublishTemplate(ctx.actor);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.publishTemplate' });
    if (PRODUCT_TEMPLATES.some((template) => template.code === code)) {
      return invalid('code', 'Mã này thuộc mẫu có sẵn; chọn mã khác');
    }
    const db = tables(ctx.tx);
    const last = await db
      .selectFrom('ballot.template')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('tenant_id', '=', ctx.tenantId)
      .where('code', '=', code)
      .executeTakeFirst();
    const version = (last?.version ?? 0) + 1;
    const written = await db
      .insertInto('ballot.template')
      .values({
        tenant_id: ctx.tenantId,
        code,
        version,
        title,
        definition: canonicalJson(definition),
        published_on: dayOf(ctx.now),
      })
      .onConflict((clash) => clash.columns(['tenant_id', 'code', 'version']).doNothing())
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows === 0n) return conflict('Vừa có người công bố mẫu này; hãy xem lại rồi gửi.');
    const event = { type: 'ballot.template_published', subject: `${code}@${version}`, data: { title } };
    return ok({ permit, value: { code, version }, event });
  },
});

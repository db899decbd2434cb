import { z } from 'zod';
import { dayOf, fail, ok } from '../../../kernel/index.ts';
import { canonicalJson, command } from '../../../usecase/index.ts';
import { mayPublishTemplate } from '../ballot.policy.ts';
import { Kind, tables } from '../ballot.schema.ts';
import { PRODUCT_TEMPLATES } from '../templates.ts';

const Item = z.strictObject({
  text: z.string().trim().normalize('NFC').min(1, 'Nhập nội dung').max(300, 'Nội dung dài quá 300 ký tự'),
  levels: z
    .array(z.string().trim().normalize('NFC').min(1, 'Nhập tên mức').max(60, 'Tên mức dài quá 60 ký tự'))
    .min(2, 'Cần ít nhất 2 mức')
    .max(5, 'Nhiều nhất 5 mức'),
});

/** Publishes the next version of one of the unit's own templates; a published version never changes. */
export const publishTemplate = command({
  name: 'ballot.publishTemplate',
  http: 'POST /ballot-templates',
  summary: 'Công bố một phiên bản mẫu phiếu của đơn vị',
  input: z.strictObject({
    code: z.string().regex(/^[a-z0-9-]{2,40}$/, 'Mã mẫu gồm chữ thường không dấu, số, gạch nối'),
    title: z.string().trim().normalize('NFC').min(1, 'Nhập tên mẫu').max(200, 'Tên mẫu dài quá 200 ký tự'),
    kind: Kind,
    items: z.array(Item).min(1, 'Cần ít nhất 1 nội dung').max(40, 'Nhiều nhất 40 nội dung'),
    blankRule: z.enum(['blank', 'invalid']),
    denominator: z.enum(['valid', 'collected']),
    commentBytes: z.int().min(0).max(4096),
  }),
  output: z.object({ code: z.string(), version: z.int() }),
  async run(ctx, { code, title, ...definition }) {
    const permit = mayPublishTemplate(ctx.actor);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.publishTemplate' });
    if (PRODUCT_TEMPLATES.some((template) => template.code === code)) {
      return fail({ code: 'invalid', fields: { code: 'Mã này thuộc mẫu có sẵn; chọn mã khác' } });
    }
    const db = tables(ctx.tx);
    const last = await db
      .selectFrom('ballot.template')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('tenant_id', '=', ctx.tenantId)
      .where('code', '=', code)
      .executeTakeFirst();
    const version = (last?.version ?? 0) + 1;
    await db
      .insertInto('ballot.template')
      .values({
        tenant_id: ctx.tenantId,
        code,
        version,
        title,
        definition: canonicalJson(definition),
        published_on: dayOf(ctx.now),
      })
      .execute();
    const event = { type: 'ballot.template_published', subject: `${code}@${version}`, data: { title } };
    return ok({ permit, value: { code, version }, event });
  },
});

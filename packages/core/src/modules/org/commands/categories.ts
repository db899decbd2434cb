import { conflict, invalid, ok, timedId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { CorrectCategoryInput, CreateCategoryInput, RetireCategoryInput } from '../belonging.schema.ts';
import { lockCategory } from '../category.sql.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';

/** Creates a category of attendance and voting; the smallest precedence is a person's primary one. */
export const createCategory = command({
  name: 'org.createCategory',
  http: 'POST /org/categories',
  summary: 'Lập một thành phần (nhóm đại biểu) với thứ tự ưu tiên',
  input: CreateCategoryInput,
  output: Changed,
  async run(ctx, { code, name, precedence, fromOn }) {
    const permit = mayKeep(ctx.actor, 'org.createCategory');
    if (!permit) return forbidden('org.createCategory');
    const categoryId = timedId(ctx.now);
    const added = await tables(ctx.tx)
      .insertInto('org.category')
      .values({
        tenant_id: ctx.tenantId,
        category_id: categoryId,
        code,
        name,
        precedence,
        from_on: fromOn,
        to_on: null,
        revision: 1,
      })
      .onConflict((clash) => clash.columns(['tenant_id', 'code']).doNothing())
      .returning('category_id')
      .executeTakeFirst();
    if (!added) return invalid('code', 'Mã thành phần này đã có');
    return ok({
      permit,
      value: { id: categoryId, revision: 1 },
      event: { type: 'org.category_created', subject: categoryId, data: { code, name, precedence, fromOn } },
    });
  },
});

/** Corrects the name or the precedence of a category. */
export const correctCategory = command({
  name: 'org.correctCategory',
  http: 'PUT /org/categories/{categoryId}',
  summary: 'Sửa tên hoặc thứ tự ưu tiên của thành phần, có lý do',
  input: CorrectCategoryInput,
  output: Changed,
  async run(ctx, { categoryId, name, precedence, reason, revision: seen }) {
    const permit = mayKeep(ctx.actor, 'org.correctCategory');
    if (!permit) return forbidden('org.correctCategory');
    const before = await lockCategory(ctx, categoryId);
    if (!before) return missing('category');
    if (isOutdated(seen, before)) return outdated();
    await keepBefore(ctx, { kind: 'category', id: categoryId, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.category')
      .set({ name: name ?? before.name, precedence: precedence ?? before.precedence, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('category_id', '=', categoryId)
      .execute();
    return ok({
      permit,
      value: { id: categoryId, revision },
      event: { type: 'org.category_corrected', subject: categoryId, data: { name, precedence, reason } },
    });
  },
});

/** Takes a category out of use from a day on; what was recorded with it keeps it. */
export const retireCategory = command({
  name: 'org.retireCategory',
  http: 'POST /org/categories/{categoryId}/end',
  summary: 'Thôi dùng một thành phần kể từ một ngày, có lý do',
  input: RetireCategoryInput,
  output: Changed,
  async run(ctx, { categoryId, toOn, reason }) {
    const permit = mayKeep(ctx.actor, 'org.retireCategory');
    if (!permit) return forbidden('org.retireCategory');
    const before = await lockCategory(ctx, categoryId);
    if (!before) return missing('category');
    if (before.to_on !== null) return conflict('Thành phần này đã thôi dùng.');
    if (toOn < before.from_on) return invalid('toOn', 'Ngày thôi dùng trước ngày bắt đầu');
    await keepBefore(ctx, { kind: 'category', id: categoryId, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.category')
      .set({ to_on: toOn, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('category_id', '=', categoryId)
      .execute();
    return ok({
      permit,
      value: { id: categoryId, revision },
      event: { type: 'org.category_retired', subject: categoryId, data: { toOn, reason } },
    });
  },
});

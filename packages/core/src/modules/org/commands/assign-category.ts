import { conflict, invalid, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { AssignCategoryInput, AssignCategoryOutput, EndCategoryAssignmentInput } from '../belonging.schema.ts';
import { lockCategory } from '../category.sql.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { holdsOn } from '../period.ts';
import { endsAfter } from '../period.sql.ts';

/** Puts people into a category from a day on; who is already in it stays as is. */
export const assignCategory = command({
  name: 'org.assignCategory',
  http: 'POST /org/categories/{categoryId}/people',
  summary: 'Đưa một hoặc nhiều người vào một thành phần kể từ một ngày',
  input: AssignCategoryInput,
  output: AssignCategoryOutput,
  async run(ctx, { categoryId, personIds, fromOn }) {
    const permit = mayKeep(ctx.actor, 'org.assignCategory');
    if (!permit) return forbidden('org.assignCategory');
    const category = await lockCategory(ctx, categoryId);
    if (!category) return missing('category');
    if (!holdsOn(category, fromOn)) return invalid('fromOn', 'Thành phần không có hiệu lực vào ngày này');
    const wanted = [...new Set(personIds)];
    if ((await presentAmong(ctx, wanted)) !== wanted.length) {
      return invalid('personIds', 'Có người không tìm thấy hoặc đã chuyển đi');
    }
    const already = await alreadyIn(ctx, categoryId, fromOn);
    const rows = wanted
      .filter((personId) => !already.has(personId))
      .map((personId) => ({
        tenant_id: ctx.tenantId,
        assignment_id: timedId(ctx.now),
        person_id: personId,
        category_id: categoryId,
        from_on: fromOn,
        to_on: null,
        revision: 1,
      }));
    if (rows.length > 0) await tables(ctx.tx).insertInto('org.category_assignment').values(rows).execute();
    return ok({
      permit,
      value: { assigned: rows.length },
      event: {
        type: 'org.category_assigned',
        subject: categoryId,
        data: { people: rows.map((row) => row.person_id), fromOn },
      },
    });
  },
});

async function presentAmong(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  const { n } = await tables(ctx.tx)
    .selectFrom('org.person')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', 'in', personIds)
    .where('state', 'in', ['active', 'retired'])
    .executeTakeFirstOrThrow();
  return n;
}

async function alreadyIn(ctx: Ctx, categoryId: string, day: string): Promise<Set<string>> {
  const rows = await tables(ctx.tx)
    .selectFrom('org.category_assignment')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('category_id', '=', categoryId)
    .where(endsAfter('', day))
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Takes a person out of a category from a day on. */
export const endCategoryAssignment = command({
  name: 'org.endCategoryAssignment',
  http: 'POST /org/categories/{categoryId}/people/{personId}/end',
  summary: 'Đưa một người ra khỏi thành phần kể từ một ngày, có lý do',
  input: EndCategoryAssignmentInput,
  output: Changed,
  async run(ctx, { categoryId, personId, toOn, reason }) {
    const permit = mayKeep(ctx.actor, 'org.endCategoryAssignment');
    if (!permit) return forbidden('org.endCategoryAssignment');
    const before = await tables(ctx.tx)
      .selectFrom('org.category_assignment')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('category_id', '=', categoryId)
      .where('person_id', '=', personId)
      .where(endsAfter('', toOn))
      .forUpdate()
      .executeTakeFirst();
    if (!before) return missing('category assignment');
    if (toOn < before.from_on) return conflict('Ngày thôi trước ngày bắt đầu.');
    await keepBefore(ctx, { kind: 'category_assignment', id: before.assignment_id, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.category_assignment')
      .set({ to_on: toOn, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('assignment_id', '=', before.assignment_id)
      .execute();
    return ok({
      permit,
      value: { id: before.assignment_id, revision },
      event: { type: 'org.category_assignment_ended', subject: categoryId, data: { personId, toOn, reason } },
    });
  },
});

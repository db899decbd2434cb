import { timedId } from '../../../kernel/index.ts';
import { tables } from '../org.tables.ts';
import { endsAfter, onDay } from '../period.sql.ts';
import type { Carrying, CarriedRow } from './carrying.ts';
import { inParts } from './import.sql.ts';
import { bestSpelling, freeCategoryCode, looseKey } from './place-name.ts';

const STEP = 10;

/** Categories that are missing, in the order in which the list names them, and who is in which. Answers how many are new. */
export async function writeCategories(carrying: Carrying, rows: readonly CarriedRow[]): Promise<number> {
  const { ctx, day } = carrying;
  const db = tables(ctx.tx);
  const { ids, created } = await categoriesFor(carrying, rows);
  const open = await db
    .selectFrom('org.category_assignment')
    .select(['person_id', 'category_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(endsAfter('', day))
    .execute();
  const assigned = new Set(open.map((row) => `${row.person_id} ${row.category_id}`));
  const assignments = rows.flatMap(({ fields, personId }) => {
    const categoryId = ids.get(looseKey(fields.category));
    if (categoryId === undefined || assigned.has(`${personId} ${categoryId}`)) return [];
    assigned.add(`${personId} ${categoryId}`);
    const dated = { from_on: day, to_on: null, revision: 1 };
    return [
      {
        tenant_id: ctx.tenantId,
        assignment_id: timedId(ctx.now),
        person_id: personId,
        category_id: categoryId,
        ...dated,
      },
    ];
  });
  await inParts(assignments, (part) => db.insertInto('org.category_assignment').values(part).execute());
  return created;
}

async function categoriesFor({ ctx, day }: Carrying, rows: readonly CarriedRow[]) {
  const db = tables(ctx.tx);
  const all = await db
    .selectFrom('org.category')
    .select(['category_id', 'code', 'name', 'precedence', 'to_on'])
    .where('tenant_id', '=', ctx.tenantId)
    .execute();
  const inUse = await db
    .selectFrom('org.category')
    .select(['category_id', 'name'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(onDay('', day))
    .orderBy('precedence', 'desc')
    .execute();
  const ids = new Map(inUse.map((row) => [looseKey(row.name), row.category_id]));
  const wanted = new Map<string, string[]>();
  for (const { fields } of rows) {
    const key = looseKey(fields.category);
    if (key === '' || ids.has(key)) continue;
    const names = wanted.get(key);
    if (names) names.push(fields.category);
    else wanted.set(key, [fields.category]);
  }
  const codes = new Set(all.map(({ code }) => code));
  const last = all.reduce((most, { precedence }) => Math.max(most, precedence), 0);
  const created = [...wanted].map(([key, names], index) => {
    const name = bestSpelling(names);
    const precedence = Math.min(last + STEP * (index + 1), 100_000);
    return { key, category_id: timedId(ctx.now), code: freeCategoryCode(name, codes), name, precedence };
  });
  const dated = { tenant_id: ctx.tenantId, from_on: day, to_on: null, revision: 1 };
  await inParts(created, (part) =>
    db
      .insertInto('org.category')
      .values(part.map(({ key: _key, ...category }) => ({ ...dated, ...category })))
      .execute(),
  );
  for (const { key, category_id } of created) ids.set(key, category_id);
  return { ids, created: created.length };
}

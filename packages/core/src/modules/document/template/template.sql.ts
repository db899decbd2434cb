import { dayOf } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { unitTreeAsOf } from '../../org/index.ts';
import { tables, type FormTemplateRow } from '../document.tables.ts';
import type { TemplateStanding } from './template.schema.ts';

/** What a template is for; versions are counted within it, and one holds on a day. */
export type TemplateKey = Pick<FormTemplateRow, 'unit_id' | 'type' | 'family'>;

/** The templates of this tenant that were not withdrawn. */
export const templateRows = (ctx: Ctx) =>
  tables(ctx.tx)
    .selectFrom('document.form_template')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('is_withdrawn', '=', false);

/** A template of this tenant. */
export const templateById = (ctx: Ctx, templateId: string): Promise<FormTemplateRow | undefined> =>
  templateRows(ctx).where('template_id', '=', templateId).executeTakeFirst();

/** The templates of one unit, type and layout that were published, whether they still hold or not. */
export const publishedFor = (ctx: Ctx, { unit_id: unitId, type, family }: TemplateKey): Promise<FormTemplateRow[]> =>
  templateRows(ctx)
    .where('unit_id', '=', unitId)
    .where('type', '=', type)
    .where('family', '=', family)
    .where('state', '<>', 'draft')
    .execute();

/** Changes a template. */
export async function keepTemplate(ctx: Ctx, templateId: string, change: Partial<FormTemplateRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('document.form_template')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('template_id', '=', templateId)
    .execute();
}

/** Whether a template holds on a day. */
export const holdsOn = (
  { from_on: fromOn, to_on: toOn }: Pick<FormTemplateRow, 'from_on' | 'to_on'>,
  day: string,
): boolean => fromOn !== null && fromOn <= day && (toOn === null || day < toOn);

/** How a template stands on a day, by its state and its days. */
export function standingOn(row: Pick<FormTemplateRow, 'from_on' | 'to_on'>, day: string): TemplateStanding {
  const { from_on: fromOn, to_on: toOn } = row;
  if (fromOn === null) return 'draft';
  if (holdsOn(row, day)) return 'in_force';
  const isOver = toOn !== null && (toOn <= day || toOn <= fromOn);
  return isOver ? 'ended' : 'waiting';
}

/** The template that holds today for a type and layout: that of the unit, else that of the nearest unit above. */
export async function templateInForce(ctx: Ctx, key: TemplateKey): Promise<FormTemplateRow | undefined> {
  const day = dayOf(ctx.now);
  const rows = await templateRows(ctx).where('type', '=', key.type).where('family', '=', key.family).execute();
  const inForce = new Map(rows.filter((row) => holdsOn(row, day)).map((row) => [row.unit_id, row]));
  if (inForce.size === 0) return undefined;
  const parents = new Map(
    (await unitTreeAsOf(ctx.tx, ctx.tenantId, day)).map(({ unitId, parentId }) => [unitId, parentId]),
  );
  let unitId: string | null | undefined = key.unit_id;
  for (let steps = parents.size; unitId && steps >= 0; steps -= 1) {
    const found = inForce.get(unitId);
    if (found) return found;
    unitId = parents.get(unitId);
  }
  return undefined;
}

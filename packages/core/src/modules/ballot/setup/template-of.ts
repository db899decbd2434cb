import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../ballot.schema.ts';
import { PRODUCT_TEMPLATES, type Template, type TemplateDefinition } from '../templates.ts';

/** A published template by code and version: the product's, or the unit's own. */
export async function templateOf(ctx: Ctx, code: string, version: number): Promise<Template | undefined> {
  const product = PRODUCT_TEMPLATES.find((template) => template.code === code && template.version === version);
  if (product) return product;
  const own = await tables(ctx.tx)
    .selectFrom('ballot.template')
    .select(['title', 'definition'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  // Written only by ballot.publishTemplate, which parsed it.
  return own && { code, version, title: own.title, definition: JSON.parse(own.definition) as TemplateDefinition };
}

import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayPublishTemplate, mayReadTemplates } from './ballot.policy.ts';
import { tables } from './ballot.schema.ts';
import { templateFields } from './setup/template.schema.ts';
import { PRODUCT_TEMPLATES, type Template, type TemplateDefinition } from './templates.ts';

const Line = z.object({
  code: z.string(),
  version: z.int(),
  ...templateFields,
  /** Made here, and not delivered with the product. */
  isOwn: z.boolean(),
  isNewest: z.boolean(),
  /** The day on which this version was published; none for the product's own. */
  publishedOn: z.string().nullable(),
});

/**
 * Every published template with its whole text: the product's first, then the unit's own by code, newest version
 * first. A new round takes the newest; older versions stay readable, because rounds were held with them.
 */
export const templateList = view({
  name: 'ballot.templates',
  http: 'GET /ballot-templates',
  summary: 'Các mẫu phiếu đã công bố: có sẵn và của đơn vị, mọi phiên bản',
  input: z.strictObject({}),
  output: z.object({ templates: z.array(Line), mayPublish: z.boolean() }),
  async run(ctx) {
    const permit = mayReadTemplates(ctx.actor);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.templates' });
    const product = PRODUCT_TEMPLATES.map((template) => lineOf(template, { isOwn: false, publishedOn: null }));
    const templates = [...product, ...(await ownLines(ctx))];
    return ok({ permit, value: { templates, mayPublish: mayPublishTemplate(ctx.actor) !== undefined } });
  },
});

type Origin = Pick<z.input<typeof Line>, 'isOwn' | 'publishedOn'>;
const lineOf = ({ code, version, title, definition }: Template, origin: Origin) => ({
  ...definition,
  ...origin,
  ...{ code, version, title, isNewest: true },
  items: definition.items.map(({ text, levels }) => ({ text, levels: [...levels] })),
});

async function ownLines(ctx: Ctx) {
  const rows = await tables(ctx.tx)
    .selectFrom('ballot.template')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('code')
    .orderBy('version', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ code, version, title, definition, published_on: publishedOn }, at) => {
    // Written only by ballot.publishTemplate, which parsed it.
    const template = { code, version, title, definition: JSON.parse(definition) as TemplateDefinition };
    return { ...lineOf(template, { isOwn: true, publishedOn }), isNewest: rows[at - 1]?.code !== code };
  });
}

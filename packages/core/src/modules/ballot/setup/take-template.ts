import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../ballot.schema.ts';
import type { Template } from '../templates.ts';

/** The columns of a round that its template decides. */
export const templateColumns = ({ code, version, definition }: Template) => ({
  template_code: code,
  template_version: version,
  kind: definition.kind,
  comment_bytes: definition.commentBytes,
  blank_rule: definition.blankRule,
  denominator: definition.denominator,
});

/** Copies the questions of a template into a round, in place of those it had: a later template changes nothing there. */
export async function takeItems(ctx: Ctx, roundId: string, { definition }: Template): Promise<void> {
  const db = tables(ctx.tx);
  await db.deleteFrom('ballot.item').where('tenant_id', '=', ctx.tenantId).where('round_id', '=', roundId).execute();
  await db
    .insertInto('ballot.item')
    .values(
      definition.items.map((item, index) => ({
        tenant_id: ctx.tenantId,
        round_id: roundId,
        item_no: index + 1,
        text: item.text,
        levels: [...item.levels],
      })),
    )
    .execute();
}

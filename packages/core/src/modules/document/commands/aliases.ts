import { searchKeys } from '@guong/vietnamese';
import { invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { AliasInput, Made, WithdrawAliasInput } from '../document.schema.ts';
import { documentById, keepKeys, lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';

/** Gives a document another name, by which it is found from then on. */
export const addAlias = command({
  name: 'document.addAlias',
  http: 'POST /documents/{documentId}/aliases',
  summary: 'Thêm tên gọi khác của văn bản, ví dụ “Chỉ thị 24”',
  input: AliasInput,
  output: Made,
  async run(ctx, { documentId, alias }) {
    const permit = mayKeepRegister(ctx.actor, 'document.addAlias');
    if (!permit) return forbidden('document.addAlias');
    await lockRegister(ctx);
    const document = await documentById(ctx, documentId);
    if (!document) return missing('document');
    if (await isInUse(ctx, documentId, alias)) return invalid('alias', 'Văn bản đã có tên gọi này');
    const row = {
      tenant_id: ctx.tenantId,
      document_id: documentId,
      alias_key: keyOf(alias),
      alias,
      is_withdrawn: false,
    };
    await tables(ctx.tx)
      .insertInto('document.alias')
      .values(row)
      .onConflict((clash) =>
        clash.columns(['tenant_id', 'document_id', 'alias_key']).doUpdateSet({ alias, is_withdrawn: false }),
      )
      .execute();
    await keepKeys(ctx, document);
    const event = { type: 'document.alias_added', subject: documentId, data: { alias } };
    return ok({ permit, value: { id: documentId }, event });
  },
});

/** Takes a wrong name away; the row stays, and the journal has the reason. */
export const withdrawAlias = command({
  name: 'document.withdrawAlias',
  http: 'POST /documents/{documentId}/aliases/withdrawal',
  summary: 'Gỡ một tên gọi ghi sai, có lý do',
  input: WithdrawAliasInput,
  output: Made,
  async run(ctx, { documentId, alias, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdrawAlias');
    if (!permit) return forbidden('document.withdrawAlias');
    await lockRegister(ctx);
    const document = await documentById(ctx, documentId);
    if (!document || !(await isInUse(ctx, documentId, alias))) return missing('alias');
    await tables(ctx.tx)
      .updateTable('document.alias')
      .set({ is_withdrawn: true })
      .where('tenant_id', '=', ctx.tenantId)
      .where('document_id', '=', documentId)
      .where('alias_key', '=', keyOf(alias))
      .execute();
    await keepKeys(ctx, document);
    const event = { type: 'document.alias_withdrawn', subject: documentId, data: { alias, reason } };
    return ok({ permit, value: { id: documentId }, event });
  },
});

/** Names that differ only in capitals or in where the tone mark stands are one name. */
const keyOf = (alias: string): string => searchKeys(alias).canon;

async function isInUse(ctx: Ctx, documentId: string, alias: string): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.alias')
    .select('alias')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('alias_key', '=', keyOf(alias))
    .where('is_withdrawn', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

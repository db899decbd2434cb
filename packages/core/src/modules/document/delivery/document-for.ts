import { searchKeys } from '@guong/vietnamese';
import { conflict, ok, timedId, type Result } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { enterDocument } from '../commands/register.ts';
import { missing } from '../document.refusals.ts';
import { issuerById } from '../document.sql.ts';
import { tables, type IssuerRow } from '../document.tables.ts';
import type { Sending } from './delivery.schema.ts';
import { meantHere } from './meant-here.ts';
import { issuerOfUnit } from './unit-house.sql.ts';

/** The body by its full name, added as a superior when this house has not known it. */
async function superiorFor(ctx: Ctx, { code, name }: Sending['issuer']): Promise<IssuerRow | undefined> {
  const nameKey = searchKeys(name).canon;
  const known = await tables(ctx.tx)
    .selectFrom('document.issuer')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('name_key', '=', nameKey)
    .executeTakeFirst();
  if (known) return known;
  const issuerId = timedId(ctx.now);
  await tables(ctx.tx)
    .insertInto('document.issuer')
    .values({
      ...{ tenant_id: ctx.tenantId, issuer_id: issuerId, code, name, name_key: nameKey },
      ...{ unit_id: null, is_superior: true },
    })
    .execute();
  return issuerById(ctx, issuerId);
}

/**
 * The document that arrives for the first time: the one that the office had entered by hand or that was heard as an answer,
 * or a new one. From below it is of the unit itself, of whatever body it issues by; from above of a superior.
 */
export async function documentFor(ctx: Ctx, sending: Sending, unitId: string | undefined): Promise<Result<string>> {
  const by = sending.issuer;
  const issuer = unitId === undefined ? await superiorFor(ctx, by) : await issuerOfUnit(ctx, unitId, by.code);
  if (!issuer) return missing('issuer');
  const meant = await meantHere(ctx, issuer, unitId === undefined ? { ...sending, formerly: [] } : sending);
  if (!meant.ok) return meant;
  const here = meant.value;
  if (!here) return enter(ctx, issuer, sending);
  const isOfAnotherDay = here.symbol === sending.symbol && here.issued_on !== sending.issuedOn;
  if (!isOfAnotherDay) return ok(here.document_id);
  return conflict(`Trong sổ đã có ${here.symbol} với ngày ban hành khác; hãy sửa ngày rồi nhận lại.`);
}

async function enter(ctx: Ctx, { issuer_id: issuerId }: IssuerRow, sending: Sending): Promise<Result<string>> {
  const { symbol, issuedOn, title, signer, effectiveOn, expiresOn } = sending;
  const line = { issuerId, symbol, issuedOn, title, signer, effectiveOn, isPublic: false };
  const entered = await enterDocument(ctx, { ...line, ...(expiresOn !== null && { expiresOn }) });
  return entered.ok ? ok(entered.value.documentId) : entered;
}

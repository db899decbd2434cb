import { searchKeys } from '@guong/vietnamese';
import { timedId } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { unitNames } from '../cascade/obligation-line.ts';
import { issuerById } from '../document.sql.ts';
import { tables, type IssuerRow } from '../document.tables.ts';

/** The unit of this tenant that keeps its house as another tenant; nothing for one that is not below. */
export async function unitOfHouse(ctx: Ctx, childTenantId: string): Promise<string | undefined> {
  const row = await tables(ctx.tx)
    .selectFrom('document.subordinate')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('child_tenant_id', '=', childTenantId)
    .executeTakeFirst();
  return row?.unit_id;
}

/** The body by which a unit issues, added by the name of the unit when this house has none. */
export async function issuerOfUnit(ctx: Ctx, unitId: string, code: string): Promise<IssuerRow | undefined> {
  const known = await tables(ctx.tx)
    .selectFrom('document.issuer')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .executeTakeFirst();
  if (known) return known;
  const name = (await unitNames(ctx)).get(unitId);
  if (name === undefined) return undefined;
  const issuerId = timedId(ctx.now);
  const added = { tenant_id: ctx.tenantId, issuer_id: issuerId, code, name, name_key: searchKeys(name).canon };
  await tables(ctx.tx)
    .insertInto('document.issuer')
    .values({ ...added, unit_id: unitId, is_superior: false })
    .onConflict((clash) => clash.doNothing())
    .execute();
  return issuerById(ctx, issuerId);
}

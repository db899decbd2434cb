import { conflict, ok, type Result } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { twinOf } from '../document.sql.ts';
import { tables, type DocumentRow, type IssuerRow } from '../document.tables.ts';
import { identify } from '../identify.ts';

/** A line of another committee's register, and what it was called there before. */
export interface Foreign {
  readonly fromTenantId: string;
  /** Which line; an older message names none, and goes by what it is called alone. */
  readonly sourceId: string | undefined;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly formerly?: readonly { readonly symbol: string; readonly issuedOn: string }[];
}

/**
 * The document of this register that is meant, though it is not known from where it came: the one of the same identity, or
 * the answer of the unit that bore one of the former names; nothing when it is not here. One that came from another document
 * of that committee is being renamed there, and is not meant: `conflict`, until the renaming has arrived.
 */
export async function meantHere(
  ctx: Ctx,
  issuer: IssuerRow,
  foreign: Foreign,
): Promise<Result<DocumentRow | undefined>> {
  const identity = await identify(ctx, issuer, foreign);
  if (!identity.ok) return identity;
  const twin = await twinOf(ctx, identity.value);
  if (twin && foreign.sourceId !== undefined && (await cameFrom(ctx, foreign.fromTenantId, twin))) {
    return conflict(`Số ${twin.symbol} ở nơi nhận còn là một văn bản khác của nơi gửi, đang chờ được sửa.`);
  }
  return ok(twin ?? (await formerAnswer(ctx, issuer, foreign)));
}

async function cameFrom(ctx: Ctx, fromTenantId: string, { document_id: id }: DocumentRow): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.inbound')
    .select('source_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('from_tenant_id', '=', fromTenantId)
    .where('document_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** An answer that was heard before answers named their source goes by the name of then. */
async function formerAnswer(ctx: Ctx, issuer: IssuerRow, { fromTenantId, formerly = [] }: Foreign) {
  for (const former of formerly) {
    const identity = await identify(ctx, issuer, former);
    const twin = identity.ok ? await twinOf(ctx, identity.value) : undefined;
    if (twin && (await isAnswer(ctx, twin)) && !(await cameFrom(ctx, fromTenantId, twin))) return twin;
  }
  return undefined;
}

async function isAnswer(ctx: Ctx, { document_id: id }: DocumentRow): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.obligation')
    .select('obligation_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('own_document_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

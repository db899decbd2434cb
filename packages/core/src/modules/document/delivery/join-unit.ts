import { conflict, dayOf, invalid, ok } from '../../../kernel/index.ts';
import { listTenants } from '../../../platform/index.ts';
import { command } from '../../../usecase/index.ts';
import { unitOn } from '../../org/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { JoinUnitInput } from './delivery.schema.ts';
import { orderUnsent } from './order-unsent.sql.ts';

/**
 * A unit of this tenant keeps its own house in the same installation: what it is asked goes there from now on, and what it
 * was asked before goes at once. Only the operator does this, by the command line: it crosses the wall between two tenants.
 */
export const joinUnit = command({
  name: 'document.joinUnit',
  http: 'none',
  summary: 'Nối một đơn vị với đảng bộ riêng của nó trong cùng hệ thống, để nhận văn bản giao xuống',
  input: JoinUnitInput,
  output: Made,
  async run(ctx, { unitId, childTenantId }) {
    const permit = mayCarry(ctx.actor, 'document.joinUnit');
    if (!permit) return forbidden('document.joinUnit');
    if (!(await unitOn(ctx, unitId, dayOf(ctx.now)))) return invalid('unitId', 'Không có đơn vị này');
    const isThere = (await listTenants(ctx.tx)).some(({ tenantId }) => tenantId === childTenantId);
    if (!isThere || childTenantId === ctx.tenantId) return invalid('childTenantId', 'Không có đảng bộ này');
    const added = await tables(ctx.tx)
      .insertInto('document.subordinate')
      .values({ tenant_id: ctx.tenantId, unit_id: unitId, child_tenant_id: childTenantId })
      .onConflict((clash) => clash.doNothing())
      .returning('unit_id')
      .executeTakeFirst();
    if (!added) return conflict('Đơn vị này hoặc đảng bộ này đã được nối trước đó.');
    await lockRegister(ctx);
    await orderUnsent(ctx);
    const event = { type: 'document.unit_joined', subject: unitId, data: { childTenantId } };
    return ok({ permit, value: { id: unitId }, event });
  },
});

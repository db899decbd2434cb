import { searchKeys } from '@guong/vietnamese';
import { conflict, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { enterDocument } from '../commands/register.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { issuerById, lockRegister, twinOf } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { identify } from '../identify.ts';
import { Sending } from './delivery.schema.ts';

/**
 * A document from a superior arrives in the house of the unit: it enters the register (unless the office had entered it by
 * hand), and what it asks becomes an obligation of the whole committee. The same sending a second time changes nothing.
 */
export const receive = command({
  name: 'document.receive',
  http: 'none',
  summary: 'Nhận văn bản cấp trên gửi xuống trong cùng hệ thống, kèm việc phải triển khai',
  input: Sending,
  output: Made,
  async run(ctx, sending) {
    const permit = mayCarry(ctx.actor, 'document.receive');
    if (!permit) return forbidden('document.receive');
    await lockRegister(ctx);
    const before = await receiptOf(ctx, sending.sendingId);
    const received = before === undefined ? await takeIn(ctx, sending) : ok(before);
    if (!received.ok) return received;
    const { symbol, fromTenantId, sendingId } = sending;
    const type = before === undefined ? 'document.received' : 'document.received_again';
    const event = { type, subject: received.value, data: { symbol, fromTenantId, sendingId } };
    return ok({ permit, value: { id: received.value }, event });
  },
});

async function receiptOf(ctx: Ctx, sendingId: string): Promise<string | undefined> {
  const row = await tables(ctx.tx)
    .selectFrom('document.receipt')
    .select('obligation_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('sending_id', '=', sendingId)
    .executeTakeFirst();
  return row?.obligation_id;
}

/** Enters the document and the obligation, and notes the sending; answers the id of the obligation. */
async function takeIn(ctx: Ctx, sending: Sending): Promise<Result<string>> {
  const committee = await committeeOf(ctx.tx, ctx.tenantId);
  if (!committee) return missing('committee');
  const issuerId = await issuerFor(ctx, sending.issuer);
  const document = await documentFor(ctx, issuerId, sending);
  if (!document.ok) return document;
  const asked = { documentId: document.value, unitId: committee.rootUnitId };
  const obligationId = await obligationFor(ctx, asked, sending);
  const { sendingId, fromTenantId } = sending;
  await tables(ctx.tx)
    .insertInto('document.receipt')
    .values({
      ...{ tenant_id: ctx.tenantId, sending_id: sendingId, from_tenant_id: fromTenantId },
      ...{ obligation_id: obligationId, received_at: ctx.now },
    })
    .execute();
  return ok(obligationId);
}

/** The body by its full name, added as a superior when this house has not known it. */
async function issuerFor(ctx: Ctx, { code, name }: Sending['issuer']): Promise<string> {
  const nameKey = searchKeys(name).canon;
  const known = await tables(ctx.tx)
    .selectFrom('document.issuer')
    .select('issuer_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('name_key', '=', nameKey)
    .executeTakeFirst();
  if (known) return known.issuer_id;
  const issuerId = timedId(ctx.now);
  await tables(ctx.tx)
    .insertInto('document.issuer')
    .values({
      ...{ tenant_id: ctx.tenantId, issuer_id: issuerId, code, name, name_key: nameKey },
      ...{ unit_id: null, is_superior: true },
    })
    .execute();
  return issuerId;
}

async function documentFor(ctx: Ctx, issuerId: string, sending: Sending): Promise<Result<string>> {
  const issuer = await issuerById(ctx, issuerId);
  if (!issuer) return missing('issuer');
  const { symbol, issuedOn, title } = sending;
  const identity = await identify(ctx, issuer, { symbol, issuedOn });
  if (!identity.ok) return identity;
  const twin = await twinOf(ctx, identity.value);
  if (twin && twin.issued_on !== issuedOn) {
    return conflict(`Trong sổ đã có ${twin.symbol} với ngày ban hành khác; hãy sửa ngày rồi nhận lại.`);
  }
  if (twin) return ok(twin.document_id);
  const entered = await enterDocument(ctx, { issuerId, symbol, issuedOn, title, isPublic: false });
  return entered.ok ? ok(entered.value.documentId) : entered;
}

interface AskedOf {
  readonly documentId: string;
  readonly unitId: string;
}
/** The obligation of the whole committee; one that the office had entered by hand is kept as it stands. */
async function obligationFor(ctx: Ctx, { documentId, unitId }: AskedOf, sending: Sending): Promise<string> {
  const { requiredType, task, dueOn } = sending;
  const obligationId = timedId(ctx.now);
  const added = await tables(ctx.tx)
    .insertInto('document.obligation')
    .values({
      ...{ tenant_id: ctx.tenantId, obligation_id: obligationId, document_id: documentId, unit_id: unitId },
      ...{ required_type: requiredType, task, due_on: dueOn, own_document_id: null, done_on: null, done_how: '' },
      ...{ exempt_because: null, is_withdrawn: false },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('obligation_id')
    .executeTakeFirst();
  if (added) return added.obligation_id;
  const before = await tables(ctx.tx)
    .selectFrom('document.obligation')
    .select('obligation_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .where('required_type', '=', requiredType)
    .executeTakeFirstOrThrow();
  return before.obligation_id;
}

import { searchKeys } from '@guong/vietnamese';
import { conflict, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { correctDocument } from '../commands/correct.ts';
import { enterDocument } from '../commands/register.ts';
import { endOpen, markWithdrawn } from '../end-open.sql.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { documentById, issuerById, lockRegister, twinOf } from '../document.sql.ts';
import { tables, type InboundRow } from '../document.tables.ts';
import { identify } from '../identify.ts';
import { Sending } from './delivery.schema.ts';
import { inboundOf, keepInbound } from './inbound.sql.ts';
import { orderSending } from './order-sending.sql.ts';
import { takeAsks } from './take-asks.ts';
import { takeFileMarks } from './take-file-marks.ts';

/**
 * A document from a superior arrives in the house of the unit as it stands above: it enters the register (unless the office
 * had entered it by hand) or is brought up to date there, what it asks becomes obligations of the whole committee, what was
 * taken back ends. A version that is known, or older than one that is, changes nothing.
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
    const before = await inboundOf(ctx, sending);
    const isKnown = before !== undefined && before.version >= sending.version;
    const received = isKnown ? ok(before.document_id) : await takeIn(ctx, sending, before);
    if (!received.ok) return received;
    const { symbol, fromTenantId, sourceId, version } = sending;
    const type = isKnown ? 'document.received_again' : 'document.received';
    const event = { type, subject: received.value, data: { symbol, fromTenantId, sourceId, version } };
    return ok({ permit, value: { id: received.value }, event });
  },
});

async function takeIn(ctx: Ctx, sending: Sending, before: InboundRow | undefined): Promise<Result<string>> {
  const committee = await committeeOf(ctx.tx, ctx.tenantId);
  if (!committee) return missing('committee');
  const document = before ? ok(before.document_id) : await documentFor(ctx, sending);
  if (!document.ok) return document;
  const documentId = document.value;
  const current = await bringUpToDate(ctx, documentId, sending);
  if (!current.ok) return current;
  await keepInbound(ctx, documentId, sending);
  await takeAsks(ctx, { documentId, unitId: committee.rootUnitId }, sending);
  await takeFileMarks(ctx, documentId, sending);
  if (sending.withdrawal !== null) {
    await markWithdrawn(ctx, documentId, sending.withdrawal);
    await endOpen(ctx, documentId, sending.withdrawal);
  }
  await orderSending(ctx, documentId);
  return document;
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

/** The document that arrives for the first time: the one that the office had entered by hand, or a new one. */
async function documentFor(ctx: Ctx, sending: Sending): Promise<Result<string>> {
  const issuerId = await issuerFor(ctx, sending.issuer);
  const issuer = await issuerById(ctx, issuerId);
  if (!issuer) return missing('issuer');
  const { symbol, issuedOn, title, signer, effectiveOn, expiresOn } = sending;
  const identity = await identify(ctx, issuer, { symbol, issuedOn });
  if (!identity.ok) return identity;
  const twin = await twinOf(ctx, identity.value);
  if (twin && twin.issued_on !== issuedOn) {
    return conflict(`Trong sổ đã có ${twin.symbol} với ngày ban hành khác; hãy sửa ngày rồi nhận lại.`);
  }
  if (twin) return ok(twin.document_id);
  const line = { issuerId, symbol, issuedOn, title, signer, effectiveOn, isPublic: false };
  const entered = await enterDocument(ctx, { ...line, ...(expiresOn !== null && { expiresOn }) });
  return entered.ok ? ok(entered.value.documentId) : entered;
}

/** The register line is the sender's: what differs is corrected here, and what stood before is kept. */
async function bringUpToDate(ctx: Ctx, documentId: string, sending: Sending): Promise<Result<null>> {
  const here = await documentById(ctx, documentId);
  if (!here) return missing('document');
  const { symbol, issuedOn, title, signer, effectiveOn, expiresOn, fromName } = sending;
  const isSame =
    [here.symbol, here.issued_on, here.title, here.signer, here.effective_on, here.expires_on].join('\n') ===
    [symbol, issuedOn, title, signer, effectiveOn, expiresOn].join('\n');
  if (isSame) return ok(null);
  const end = expiresOn === null ? { isOpenEnded: true } : { expiresOn, isOpenEnded: false };
  const reason = `theo bản hiện hành của ${fromName}`;
  const corrected = await correctDocument(ctx, here, {
    ...{ documentId, symbol, issuedOn, title, signer, effectiveOn, reason },
    ...end,
  });
  return corrected.ok ? ok(null) : corrected;
}

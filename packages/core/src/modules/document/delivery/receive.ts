import { conflict, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { correctDocument } from '../commands/correct.ts';
import { endOpen, markWithdrawn } from '../end-open.sql.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import type { InboundRow } from '../document.tables.ts';
import { Sending } from './delivery.schema.ts';
import { documentFor } from './document-for.ts';
import { inboundOf, keepInbound } from './inbound.sql.ts';
import { orderSending } from './order-sending.sql.ts';
import { reopenAnswered } from './reopen.ts';
import { takeAsks } from './take-asks.ts';
import { takeFileMarks } from './take-file-marks.ts';
import { unitOfHouse } from './unit-house.sql.ts';

/**
 * A document of another committee arrives as it stands there: from above in the house of the unit that is asked, from below
 * in the house that was answered with it. It enters the register (unless the office had entered it by hand) or is brought up
 * to date there, what it asks becomes obligations of the whole committee, what was taken back ends, and is no answer any more.
 * A version that is known, or older than one that is, changes nothing.
 */
export const receive = command({
  name: 'document.receive',
  http: 'none',
  summary: 'Nhận văn bản của đảng bộ khác trong cùng hệ thống, kèm việc phải triển khai nếu cấp trên giao',
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
  const fromUnitId = await unitOfHouse(ctx, sending.fromTenantId);
  if (fromUnitId !== undefined && sending.asks.length > 0)
    return conflict('Đảng bộ cấp dưới không giao việc lên trên.');
  const document = before ? ok(before.document_id) : await documentFor(ctx, sending, fromUnitId);
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
    await reopenAnswered(ctx, documentId);
  }
  await orderSending(ctx, documentId);
  return document;
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

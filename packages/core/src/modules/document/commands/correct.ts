import { parseSymbol } from '@guong/vietnamese';
import type { z } from 'zod';
import { invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { orderSending } from '../delivery/order-sending.sql.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing, outdated } from '../document.refusals.ts';
import { Changed, CorrectInput } from '../document.schema.ts';
import { documentById, issuerById, keepKeys, lockRegister, twinOf } from '../document.sql.ts';
import { tables, type DocumentRow } from '../document.tables.ts';
import { identify, taken, type IdentityColumns } from '../identify.ts';
import { contraryLink } from '../link.sql.ts';
import { daysOf } from './register.ts';

type Corrected = z.output<typeof CorrectInput>;
type Typed = Omit<Corrected, 'revision'>;

/** Corrects what was typed wrongly in the register; what stood before is kept with the reason. */
export const correct = command({
  name: 'document.correct',
  http: 'PUT /documents/{documentId}',
  summary: 'Sửa thông tin nhập sai của văn bản, có lý do; giá trị cũ được giữ lại',
  input: CorrectInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeepRegister(ctx.actor, 'document.correct');
    if (!permit) return forbidden('document.correct');
    await lockRegister(ctx);
    const before = await documentById(ctx, input.documentId);
    if (!before) return missing('document');
    if (input.revision !== undefined && input.revision !== before.revision) return outdated();
    const fits = await staysAnAnswer(ctx, before, input.symbol);
    if (!fits.ok) return fits;
    const corrected = await correctDocument(ctx, before, input);
    if (!corrected.ok) return corrected;
    const revision = corrected.value;
    await orderSending(ctx, input.documentId);
    const event = { type: 'document.corrected', subject: input.documentId, data: { ...input } };
    return ok({ permit, value: { id: input.documentId, revision }, event });
  },
});

/** A document that answers stays of the type that was asked for. */
async function staysAnAnswer(ctx: Ctx, before: DocumentRow, symbol: string | undefined): Promise<Result<null>> {
  const parsed = symbol === undefined ? undefined : parseSymbol(symbol);
  if (!parsed?.ok || parsed.value.type === before.type) return ok(null);
  const answered = await tables(ctx.tx)
    .selectFrom('document.obligation')
    .select('required_type')
    .where('tenant_id', '=', ctx.tenantId)
    .where('own_document_id', '=', before.document_id)
    .executeTakeFirst();
  if (!answered) return ok(null);
  return invalid(
    'symbol',
    `Văn bản này đang trả lời việc giao ban hành ${answered.required_type}; loại phải giữ nguyên.`,
  );
}

/** Corrects a document within a command that holds the lock of the register; answers its new revision. */
export async function correctDocument(ctx: Ctx, before: DocumentRow, input: Typed): Promise<Result<number>> {
  const change = await changeOf(ctx, before, input);
  if (!change.ok) return change;
  await keepBefore(ctx, before, input.reason);
  const revision = before.revision + 1;
  await tables(ctx.tx)
    .updateTable('document.document')
    .set({ ...change.value, revision })
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', before.document_id)
    .execute();
  await keepKeys(ctx, { ...before, ...change.value });
  return ok(revision);
}

async function changeOf(ctx: Ctx, before: DocumentRow, input: Typed): Promise<Result<Partial<DocumentRow>>> {
  const issuedOn = input.issuedOn ?? before.issued_on;
  const identity = await identityAfter(ctx, before, { symbol: input.symbol ?? before.symbol, issuedOn });
  if (!identity.ok) return identity;
  const contrary = await contraryLink(ctx, before.document_id, issuedOn);
  if (contrary !== undefined) {
    return invalid('issuedOn', `Ngày này trái với liên kết giữa văn bản này và ${contrary}`);
  }
  const days = daysOf({ issuedOn, ...validityAfter(before, input) });
  return days.ok ? ok({ ...identity.value, ...days.value, ...wordsAfter(before, input) }) : days;
}

const wordsAfter = (before: DocumentRow, input: Typed) => ({
  title: input.title ?? before.title,
  signer: input.signer ?? before.signer,
  is_public: input.isPublic ?? before.is_public,
});

async function identityAfter(
  ctx: Ctx,
  before: DocumentRow,
  typed: { readonly symbol: string; readonly issuedOn: string },
): Promise<Result<IdentityColumns>> {
  const issuer = await issuerById(ctx, before.issuer_id);
  if (!issuer) return missing('issuer');
  const identity = await identify(ctx, issuer, typed);
  if (!identity.ok) return identity;
  const twin = await twinOf(ctx, identity.value);
  return twin && twin.document_id !== before.document_id ? taken(ctx, issuer, twin) : identity;
}

/** A day of effect that was the day of issue goes along with it. */
function validityAfter(before: DocumentRow, input: Typed): { effectiveOn?: string; expiresOn?: string } {
  const kept = before.effective_on === before.issued_on ? undefined : before.effective_on;
  const effectiveOn = input.effectiveOn ?? kept;
  const expiresOn = input.isOpenEnded ? undefined : (input.expiresOn ?? before.expires_on ?? undefined);
  return { ...(effectiveOn !== undefined && { effectiveOn }), ...(expiresOn !== undefined && { expiresOn }) };
}

const KEPT = ['symbol', 'issued_on', 'title', 'signer', 'effective_on', 'expires_on', 'is_public'] as const;

async function keepBefore(ctx: Ctx, before: DocumentRow, reason: string): Promise<void> {
  const { actor } = ctx;
  await tables(ctx.tx)
    .insertInto('document.correction')
    .values({
      tenant_id: ctx.tenantId,
      correction_id: timedId(ctx.now),
      document_id: before.document_id,
      before: JSON.stringify(Object.fromEntries(KEPT.map((column) => [column, before[column]]))),
      reason,
      made_at: ctx.now,
      made_by: actor.kind === 'person' ? actor.personId : actor.kind,
    })
    .execute();
}

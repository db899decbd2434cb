import { searchKeys } from '@guong/vietnamese';
import { ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { unitNames } from '../cascade/obligation-line.ts';
import { answerWith } from '../cascade/answer-with.ts';
import { keepAnswer, lockObligation } from '../cascade/obligation.sql.ts';
import { enterDocument } from '../commands/register.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { issuerById, lockRegister, twinOf } from '../document.sql.ts';
import { tables, type IssuerRow, type ObligationRow } from '../document.tables.ts';
import { identify } from '../identify.ts';
import { HearInput, type Answer } from './delivery.schema.ts';

/** The unit has answered in its own house: the same answer stands here, its document in the register of this house too. */
export const hear = command({
  name: 'document.hear',
  http: 'none',
  summary: 'Nhận câu trả lời của đơn vị có đảng bộ riêng cho một việc đã giao',
  input: HearInput,
  output: Made,
  async run(ctx, { obligationId, fromTenantId, version, answer }) {
    const permit = mayCarry(ctx.actor, 'document.hear');
    if (!permit) return forbidden('document.hear');
    await lockRegister(ctx);
    const asked = await lockObligation(ctx, obligationId);
    // Also what was taken back meanwhile: the unit did answer, and both houses say the same.
    if (!asked || !(await isHouseOf(ctx, asked, fromTenantId))) return missing('obligation');
    const isKnown = (asked.heard_version ?? 0) >= version;
    const kept = isKnown ? ok(null) : await keepNew(ctx, asked, { version, answer });
    if (!kept.ok) return kept;
    const type = isKnown ? 'document.answer_heard_again' : 'document.answer_heard';
    const event = { type, subject: obligationId, data: { fromTenantId, version, ...answer } };
    return ok({ permit, value: { id: obligationId }, event });
  },
});

/** Keeps the answer and its version: an older one that arrives later changes nothing. */
async function keepNew(
  ctx: Ctx,
  asked: ObligationRow,
  { version, answer }: { readonly version: number; readonly answer: Answer },
): Promise<Result<null>> {
  const kept = await keep(ctx, asked, answer);
  if (!kept.ok) return kept;
  await tables(ctx.tx)
    .updateTable('document.obligation')
    .set({ heard_version: version })
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', asked.obligation_id)
    .execute();
  return ok(null);
}

/** Only the house of the unit that was asked may answer for it. */
async function isHouseOf(ctx: Ctx, { unit_id: unitId }: ObligationRow, childTenantId: string): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.subordinate')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .where('child_tenant_id', '=', childTenantId)
    .executeTakeFirst();
  return row !== undefined;
}

async function keep(ctx: Ctx, asked: ObligationRow, answer: Answer): Promise<Result<null>> {
  if (answer.kind === 'otherwise') {
    const { doneOn, how } = answer;
    await keepAnswer(ctx, asked.obligation_id, { own_document_id: null, done_on: doneOn, done_how: how });
    return ok(null);
  }
  const issuer = await issuerOf(ctx, asked.unit_id, answer.code);
  if (!issuer) return missing('issuer');
  const { symbol, issuedOn, title } = answer;
  const identity = await identify(ctx, issuer, { symbol, issuedOn });
  if (!identity.ok) return identity;
  const twin = await twinOf(ctx, identity.value);
  if (twin) return answerWith(ctx, asked, twin.document_id);
  const entered = await enterDocument(ctx, {
    ...{ issuerId: issuer.issuer_id, symbol, issuedOn, title, isPublic: false },
  });
  return entered.ok ? answerWith(ctx, asked, entered.value.documentId) : entered;
}

/** The body by which the unit issues, added by the name of the unit when this house has none. */
async function issuerOf(ctx: Ctx, unitId: string, code: string): Promise<IssuerRow | undefined> {
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

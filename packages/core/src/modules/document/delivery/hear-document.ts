import { missing } from '../document.refusals.ts';
import { ok, type Result } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { answerWith } from '../cascade/answer-with.ts';
import { unitNames } from '../cascade/obligation-line.ts';
import { keepAnswer } from '../cascade/obligation.sql.ts';
import { endIfTakenBack } from '../cascade/recall-answers.sql.ts';
import { enterDocument } from '../commands/register.ts';
import { documentById } from '../document.sql.ts';
import type { DocumentRow, ObligationRow } from '../document.tables.ts';
import { markWithdrawn } from '../end-open.sql.ts';
import type { Answer } from './delivery.schema.ts';
import { inboundOf, keepInbound } from './inbound.sql.ts';
import { meantHere } from './meant-here.ts';
import { reopenAnswered } from './reopen.ts';
import { issuerOfUnit } from './unit-house.sql.ts';

interface HeardDocument {
  readonly fromTenantId: string;
  readonly answer: Extract<Answer, { kind: 'document' }>;
}

/**
 * Keeps a document of the unit as its answer, entered into the register of this house when it is not there; one that was
 * taken back opens the duty again, in whatever order the two are heard.
 */
export async function hearDocument(ctx: Ctx, asked: ObligationRow, heard: HeardDocument): Promise<Result<null>> {
  const documentId = await documentHere(ctx, asked, heard);
  if (!documentId.ok) return documentId;
  const document = await documentById(ctx, documentId.value);
  if (!document) return missing('document');
  if (heard.answer.withdrawal) await takeBack(ctx, document, heard.answer.withdrawal);
  else if (document.withdrawn_on === null) return answerWith(ctx, asked, document.document_id);
  const { exempt_because } = asked;
  const none = { own_document_id: null, done_on: null, done_how: '', recalled_document_id: document.document_id };
  await keepAnswer(ctx, asked.obligation_id, { ...none, exempt_because });
  await endIfTakenBack(ctx, asked.document_id);
  return ok(null);
}

async function takeBack(
  ctx: Ctx,
  { document_id: id, withdrawn_on: on }: DocumentRow,
  withdrawal: NonNullable<HeardDocument['answer']['withdrawal']>,
): Promise<void> {
  if (on !== null) return;
  await markWithdrawn(ctx, id, withdrawal);
  await reopenAnswered(ctx, id);
}

/** The document here that the unit means; its id. What it is called now, and its files, come with the document itself. */
async function documentHere(ctx: Ctx, asked: ObligationRow, heard: HeardDocument): Promise<Result<string>> {
  const { sourceId } = heard.answer;
  if (sourceId === undefined) return foundOrEntered(ctx, asked, heard);
  const source = { fromTenantId: heard.fromTenantId, sourceId };
  const known = await inboundOf(ctx, source);
  if (known) return ok(known.document_id);
  const entered = await foundOrEntered(ctx, asked, heard);
  if (!entered.ok) return entered;
  const fromName = (await unitNames(ctx)).get(asked.unit_id) ?? '–';
  await keepInbound(ctx, entered.value, { ...source, fromName, version: 0 });
  return entered;
}

async function foundOrEntered(
  ctx: Ctx,
  { unit_id: unitId }: ObligationRow,
  { fromTenantId, answer }: HeardDocument,
): Promise<Result<string>> {
  const { symbol, issuedOn, title, code, sourceId } = answer;
  const issuer = await issuerOfUnit(ctx, unitId, code);
  if (!issuer) return missing('issuer');
  const meant = await meantHere(ctx, issuer, { fromTenantId, sourceId, symbol, issuedOn });
  if (!meant.ok) return meant;
  if (meant.value) return ok(meant.value.document_id);
  const entered = await enterDocument(ctx, {
    ...{ issuerId: issuer.issuer_id, symbol, issuedOn, title, isPublic: false },
  });
  return entered.ok ? ok(entered.value.documentId) : entered;
}

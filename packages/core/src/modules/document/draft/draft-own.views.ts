import { foldAll } from '@guong/vietnamese';
import { z } from 'zod';
import { conflict, dayOf, ok, type Result } from '../../../kernel/index.ts';
import { FILE_KINDS, writeOfficial } from '../../../platform/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { holdingsOn, unitTreeAsOf } from '../../org/index.ts';
import { chainRows } from '../cascade/chain.figures.ts';
import { obligationRecords, type StandingRow } from '../cascade/standing.figures.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { highestNumber, termsOf } from '../document.sql.ts';
import type { IssuerRow } from '../document.tables.ts';
import { seriesOf, styleOf, symbolFor } from '../series.ts';
import { filledTemplate } from '../template/filled-template.ts';
import { FileOutput } from '../template/template.schema.ts';
import { templateById } from '../template/template.sql.ts';
import { templateValues } from '../template/template-values.ts';
import { draftPaper, type DraftFacts } from './draft-paper.ts';
import { draftById, issuerFor, NO_ISSUER } from './draft.sql.ts';

/**
 * The draft of a document that a unit is asked for, to be written on in an office program: on the template that was in force
 * when it was begun, else in the layout of the house. Its words are what the house knows today.
 */
export const draftOwn = view({
  name: 'document.draftOwn',
  http: 'none',
  summary: 'Tải dự thảo văn bản triển khai (.docx): theo mẫu của cơ quan hoặc mẫu có sẵn, có căn cứ và bảng nhiệm vụ',
  input: z.strictObject({ draftId: z.uuid('Chọn dự thảo') }),
  output: FileOutput,
  async run(ctx, { draftId }) {
    const permit = mayKeepRegister(ctx.actor, 'document.draftOwn');
    if (!permit) return forbidden('document.draftOwn');
    const draft = await draftById(ctx, draftId);
    const [row] = draft ? await obligationRecords(ctx, { obligationId: draft.obligation_id }) : [];
    if (!draft || !row) return missing('draft');
    const issuer = await issuerFor(ctx, row.unit_id);
    if (!issuer) return conflict(NO_ISSUER);
    const docx = await written(ctx, await factsOf(ctx, row, issuer), draft.template_id);
    if (!docx.ok) return docx;
    const fileName = `du-thao-${foldAll(`${row.required_type}-${row.symbol}`).replace(/[^a-z0-9]+/g, '-')}.docx`;
    return ok({ permit, value: { fileName, mediaType: FILE_KINDS.docx.mediaType, bytes: new Uint8Array(docx.value) } });
  },
});

async function written(ctx: Ctx, facts: DraftFacts, templateId: string | null): Promise<Result<Uint8Array>> {
  if (templateId === null) return writeOfficial(draftPaper(facts), 'docx');
  const template = await templateById(ctx, templateId);
  return template ? filledTemplate(ctx, template, templateValues(facts)) : missing('template');
}

async function factsOf(ctx: Ctx, row: StandingRow, issuer: IssuerRow): Promise<DraftFacts> {
  const above = (await chainRows(ctx, row.document_id)).filter(({ depth }) => depth <= 0);
  const [head] = (await holdingsOn(ctx.tx, ctx.tenantId, { day: dayOf(ctx.now), unitId: row.unit_id })).filter(
    ({ isHead }) => isHead,
  );
  return {
    ...{ type: row.required_type, issuer, subject: `triển khai ${row.symbol}`, task: row.task, dueOn: row.due_on },
    superior: await superiorOf(ctx, row.unit_id, above.at(-1)?.issuer_name ?? ''),
    nextSymbol: await nextSymbolOf(ctx, issuer, row.required_type),
    grounds: above.map(({ symbol, issued_on: issuedOn, issuer_name: issuerName, title }) => ({
      ...{ symbol, issuedOn, issuerName, title },
    })),
    signer: head && { title: head.title, name: head.fullName },
    now: ctx.now,
  };
}

/** The unit above; for the committee itself, whoever issued the document that asks. */
async function superiorOf(ctx: Ctx, unitId: string, asking: string): Promise<string> {
  const tree = await unitTreeAsOf(ctx.tx, ctx.tenantId, dayOf(ctx.now));
  const parentId = tree.find((unit) => unit.unitId === unitId)?.parentId;
  return tree.find((unit) => unit.unitId === parentId)?.name ?? asking;
}

async function nextSymbolOf(ctx: Ctx, issuer: IssuerRow, type: string): Promise<string | null> {
  const issuedOn = dayOf(ctx.now);
  const series = seriesOf({ style: styleOf(issuer.code), issuedOn }, await termsOf(ctx, issuer.issuer_id));
  if (series.startsWith('day:')) return null;
  return symbolFor(issuer.code, type, (await highestNumber(ctx, { issuer_id: issuer.issuer_id, type, series })) + 1);
}

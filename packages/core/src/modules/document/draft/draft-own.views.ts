import { foldAll } from '@guong/vietnamese';
import { z } from 'zod';
import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { FILE_KINDS, writeOfficial } from '../../../platform/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { holdingsOn, unitTreeAsOf } from '../../org/index.ts';
import { chainRows } from '../cascade/chain.figures.ts';
import { ObligationInput } from '../cascade/obligation.schema.ts';
import { issuersOf } from '../cascade/obligation.views.ts';
import { obligationRecords, type StandingRow } from '../cascade/standing.figures.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { highestNumber, issuerById, termsOf } from '../document.sql.ts';
import type { IssuerRow } from '../document.tables.ts';
import { seriesOf, styleOf, symbolFor } from '../series.ts';
import { draftPaper, type DraftFacts } from './draft-paper.ts';

/** A draft of the document that a unit is asked for, to be written on in an office program. Nothing is kept or numbered. */
export const draftOwn = view({
  name: 'document.draftOwn',
  http: 'none',
  summary: 'Tải dự thảo văn bản triển khai (.docx): đúng thể thức, có căn cứ, các mục và bảng phụ lục nhiệm vụ',
  input: ObligationInput,
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, { obligationId }) {
    const permit = mayKeepRegister(ctx.actor, 'document.draftOwn');
    if (!permit) return forbidden('document.draftOwn');
    const [row] = await obligationRecords(ctx, { obligationId });
    if (!row) return missing('obligation');
    const [issuerId] = await issuersOf(ctx, row.unit_id);
    const issuer = issuerId === undefined ? undefined : await issuerById(ctx, issuerId);
    if (!issuer) return conflict('Đơn vị chưa có cơ quan ban hành: hãy thêm trong mục Cơ quan ban hành.');
    const docx = await writeOfficial(draftPaper(await factsOf(ctx, row, issuer)), 'docx');
    if (!docx.ok) return docx;
    const fileName = `du-thao-${foldAll(`${row.required_type}-${row.symbol}`).replace(/[^a-z0-9]+/g, '-')}.docx`;
    return ok({ permit, value: { fileName, mediaType: FILE_KINDS.docx.mediaType, bytes: docx.value } });
  },
});

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

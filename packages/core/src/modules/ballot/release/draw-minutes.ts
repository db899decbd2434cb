import { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { Instant, RoundId, State, tables } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';
import { countedRoundOf } from './counted-round.ts';
import { lastMinutes, recordOf } from './drawn-minutes.ts';
import type { CountMinutesRecord } from './minutes-record.ts';
import { writeMinutes } from './paper-writer.ts';
import { releaseTables } from './release.schema.ts';

const words = (most: number) => z.string().trim().normalize('NFC').max(most, `Nhiều nhất ${most} ký tự`);
const Person = z.strictObject({ name: words(200).min(1, 'Nhập họ tên'), post: words(300), role: words(200) });

/** Draws the count minutes from the one record, as PDF and as DOCX. Drawing again adds a draft; nothing is replaced. */
export const drawMinutes = command({
  name: 'ballot.drawMinutes',
  http: 'POST /rounds/{roundId}/minutes',
  summary: 'Lập biên bản kiểm phiếu (PDF và DOCX) từ kết quả đã ký',
  input: z.strictObject({
    roundId: RoundId,
    documentPlace: words(100).min(1, 'Nhập địa danh ghi trên biên bản'),
    number: words(20).default(''),
    symbol: words(40).default('BB/BKP'),
    startedAt: Instant,
    endedAt: Instant,
    chair: z.strictObject({ office: words(200).min(1, 'Nhập chức danh người chủ trì'), name: words(200) }),
    witnesses: z.array(Person).max(10, 'Nhiều nhất 10 người chứng kiến').default([]),
    incidents: z.array(words(1000).min(1, 'Nhập nội dung')).max(30, 'Nhiều nhất 30 mục').default([]),
  }),
  output: z.object({
    roundId: RoundId,
    state: State,
    draftNo: z.int(),
    pdfSha256: z.string(),
    docxSha256: z.string(),
    equationsHold: z.boolean(),
  }),
  store: 'count',
  async run(ctx, { roundId, startedAt, endedAt, ...typed }) {
    const step = await beginStep(ctx, 'ballot.drawMinutes', roundId);
    if (!step.ok) return step;
    if (endedAt < startedAt) return invalid('endedAt', 'Kết thúc kiểm phiếu phải sau khi bắt đầu');
    if (endedAt > ctx.now) return invalid('endedAt', 'Kết thúc kiểm phiếu không thể sau lúc lập biên bản');
    const counted = await countedRoundOf(ctx, step.value);
    if (!counted.ok) return counted;
    const record = {
      ...(await recordOf(ctx, step.value, counted.value)),
      ...typed,
      documentAt: ctx.now.toISOString(),
      startedAt: startedAt.toISOString(),
      endedAt: endedAt.toISOString(),
    };
    const kept = await keep(ctx, roundId, record);
    if (!kept.ok) return kept;
    const stepped = await endStep(ctx, 'ballot.drawMinutes', { round: step.value.round });
    const { draftNo, pdfSha256, docxSha256 } = kept.value;
    return ok({
      permit: step.value.permit,
      value: { ...stepped, ...kept.value, equationsHold: record.equations.every(({ holds }) => holds) },
      event: { type: 'ballot.minutes_drawn', subject: roundId, data: { draftNo, pdfSha256, docxSha256 } },
    });
  },
});

async function keep(ctx: Ctx, roundId: string, record: CountMinutesRecord) {
  const papers = await writeMinutes(record);
  if (!papers.ok) return papers;
  const pdf = await ctx.files.put(papers.value.pdf);
  const docx = await ctx.files.put(papers.value.docx);
  const draftNo = ((await lastMinutes(ctx, record.protocolId))?.draft_no ?? 0) + 1;
  const name = `bien-ban-kiem-phieu-lan-${draftNo}`;
  const mine = { tenant_id: ctx.tenantId, round_id: roundId, made_at: ctx.now };
  await tables(ctx.tx)
    .insertInto('ballot.round_file')
    .values([
      { ...mine, kind: 'minutes_pdf', name: `${name}.pdf`, ...pdf },
      { ...mine, kind: 'minutes_docx', name: `${name}.docx`, ...docx },
    ])
    .onConflict((clash) => clash.columns(['tenant_id', 'round_id', 'kind', 'sha256']).doNothing())
    .execute();
  const drawn = { draftNo, pdfSha256: pdf.sha256, docxSha256: docx.sha256 };
  await releaseTables(ctx.tx)
    .insertInto('count.minutes')
    .values({
      tenant_id: ctx.tenantId,
      protocol_id: record.protocolId,
      draft_no: draftNo,
      record: canonicalJson(record),
      pdf_sha256: pdf.sha256,
      docx_sha256: docx.sha256,
      drawn_at: ctx.now,
      is_confirmed: false,
    })
    .execute();
  return ok(drawn);
}

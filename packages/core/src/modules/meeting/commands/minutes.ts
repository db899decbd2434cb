import { z } from 'zod';
import { meetingMinutes } from '@guong/paper';
import { conflict, fail, ok, type Result } from '../../../kernel/index.ts';
import { admitFile, checkSignedPdf, writeBoth, type SignatureFound } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { begin, change } from '../begin.ts';
import { line, MeetingId, words } from '../meeting.schema.ts';
import { tables, type MeetingRow, type MinutesRow } from '../meeting.tables.ts';
import { minutesPaperOf } from '../minutes-paper.ts';
import { lastMinutes, recordHashOf, recordOf } from '../minutes-record.ts';
import { standingsOf } from '../standing.sql.ts';
import { contentOf } from '../whole-meeting.ts';

const DrawInput = z.strictObject({
  meetingId: MeetingId,
  family: z.enum(['party', 'state'], 'Chọn thể thức'),
  documentPlace: line('Nhập địa danh', { most: 100 }),
  superior: words(200),
});

/** Draws the minutes from the records, as PDF and as DOCX with the hash of the record. Again adds a draft. */
export const drawMinutes = command({
  name: 'meeting.drawMinutes',
  http: 'POST /meetings/{meetingId}/minutes',
  summary: 'Lập biên bản cuộc họp (PDF và DOCX) từ các dòng đã ghi, theo thể thức Đảng hoặc Nhà nước',
  input: DrawInput,
  output: z.object({ id: z.uuid(), draftNo: z.int(), recordSha256: z.string() }),
  async run(ctx, { meetingId, ...head }) {
    const begun = await begin(ctx, 'meeting.drawMinutes', { meetingId, states: ['closed'] });
    if (!begun.ok) return begun;
    const drawn = await draw(ctx, begun.value.meeting, head);
    if (!drawn.ok) return drawn;
    const { draftNo, recordSha256 } = drawn.value;
    const event = { type: 'meeting.minutes_drawn', subject: meetingId, data: { ...drawn.value } };
    return ok({ permit: begun.value.permit, value: { id: meetingId, draftNo, recordSha256 }, event });
  },
});

interface Drawn {
  readonly draftNo: number;
  readonly recordSha256: string;
  readonly pdfSha256: string;
  readonly docxSha256: string;
}
async function draw(
  ctx: Ctx,
  meeting: MeetingRow,
  head: Omit<z.output<typeof DrawInput>, 'meetingId'>,
): Promise<Result<Drawn>> {
  const { meeting_id: meetingId } = meeting;
  const standing = await standingsOf(ctx, meetingId);
  const content = await contentOf(ctx, meeting, standing);
  const recordHash = recordHashOf(content);
  const qrText = `${ctx.settings.mainOrigin}/meetings/${meetingId}/minutes?record=${recordHash}`;
  const issuer = await issuerOf(ctx);
  const paper = minutesPaperOf(content, standing, { ...head, issuer, at: ctx.now, recordHash, qrText });
  const papers = await writeBoth(meetingMinutes(paper));
  if (!papers.ok) return papers;
  const [pdf, docx] = [await ctx.files.put(papers.value.pdf), await ctx.files.put(papers.value.docx)];
  const draftNo = ((await lastMinutes(ctx, meetingId))?.draft_no ?? 0) + 1;
  await tables(ctx.tx)
    .insertInto('meeting.minutes')
    .values({
      ...{ tenant_id: ctx.tenantId, meeting_id: meetingId, draft_no: draftNo, drawn_at: ctx.now },
      ...{ record: recordOf(content), record_sha256: recordHash, pdf_sha256: pdf.sha256, docx_sha256: docx.sha256 },
      ...{ signed_file_id: null, signed_sha256: null, signed_at: null, signatures: null },
    })
    .execute();
  return ok({ draftNo, recordSha256: recordHash, pdfSha256: pdf.sha256, docxSha256: docx.sha256 });
}

const issuerOf = async (ctx: Ctx): Promise<string> =>
  (
    await tables(ctx.tx)
      .selectFrom('platform.tenant')
      .select('name')
      .where('tenant_id', '=', ctx.tenantId)
      .executeTakeFirstOrThrow()
  ).name;

/**
 * Keeps the signed minutes beside the draft that was given out, as a scan or signed by certificate; the records must still be
 * what was drawn. The system signs nothing: a file signed elsewhere is checked and what was found is kept with it.
 */
export const signMinutes = command({
  name: 'meeting.signMinutes',
  http: 'none',
  summary: 'Lưu biên bản đã ký của đúng bản đã lập: ảnh quét, hoặc tệp PDF ký bằng chứng thư số',
  input: z.strictObject({
    meetingId: MeetingId,
    by: z.enum(['scan', 'certificate'], 'Chọn bản quét hay tệp ký số').default('scan'),
    file: z.strictObject(
      {
        fileName: z.string().max(300),
        mediaType: z.string().max(200),
        bytes: z.instanceof(Uint8Array, { error: 'Chọn tệp' }),
      },
      'Chọn tệp',
    ),
  }),
  output: z.object({ id: z.uuid(), sha256: z.string() }),
  async run(ctx, { meetingId, by, file }) {
    const begun = await begin(ctx, 'meeting.signMinutes', { meetingId, states: ['closed'] });
    if (!begun.ok) return begun;
    const { meeting, permit } = begun.value;
    const toSign = await minutesToSign(ctx, meeting);
    if (!toSign.ok) return toSign;
    const minutes = toSign.value;
    const found = by === 'scan' ? ok(null) : await signaturesIn(ctx, minutes, file.bytes);
    if (!found.ok) return found;
    const allow = by === 'scan' ? (['pdf', 'png', 'jpeg'] as const) : (['pdf'] as const);
    const kept = await admitFile(ctx, { name: file.fileName, bytes: file.bytes, allow });
    if (!kept.ok) return fail(kept.fault);
    const { fileId, sha256 } = kept.value;
    await tables(ctx.tx)
      .updateTable('meeting.minutes')
      .set({
        ...{ signed_file_id: fileId, signed_sha256: sha256, signed_at: ctx.now },
        signatures: found.value === null ? null : JSON.stringify(found.value),
      })
      .where('tenant_id', '=', ctx.tenantId)
      .where('meeting_id', '=', meetingId)
      .where('draft_no', '=', minutes.draft_no)
      .execute();
    await change(ctx, meeting, { state: 'minuted' });
    const data = { draftNo: minutes.draft_no, sha256, by };
    const event = { type: 'meeting.minutes_signed', subject: meetingId, data };
    return ok({ permit, value: { id: meetingId, sha256 }, event });
  },
});

/** The last drawing, while the records still are what was drawn. */
async function minutesToSign(ctx: Ctx, meeting: MeetingRow): Promise<Result<MinutesRow>> {
  const minutes = await lastMinutes(ctx, meeting.meeting_id);
  if (!minutes) return conflict('Chưa lập biên bản nên chưa có bản để ký.');
  const content = await contentOf(ctx, meeting, await standingsOf(ctx, meeting.meeting_id));
  return recordHashOf(content) === minutes.record_sha256
    ? ok(minutes)
    : conflict('Sau khi lập biên bản đã có sửa đổi. Hãy lập lại, in và ký bản mới.');
}

/** Checks what came back against the very PDF that was given out, and the certificates against those that are trusted. */
async function signaturesIn(ctx: Ctx, minutes: MinutesRow, bytes: Uint8Array): Promise<Result<SignatureFound[]>> {
  const printed = await ctx.files.read(minutes.pdf_sha256);
  if (!printed.ok) return printed;
  return checkSignedPdf({
    ...{ bytes: new Uint8Array(bytes), printed: printed.value, now: ctx.now },
    authorityFolder: ctx.settings.authorityFolder,
  });
}

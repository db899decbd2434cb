import { z } from 'zod';
import { formatDate } from '@guong/vietnamese';
import { conflict, dayOf, ok, type Result } from '../../kernel/index.ts';
import { readAdmitted } from '../../platform/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { missing } from './meeting.refusals.ts';
import { MeetingId } from './meeting.schema.ts';
import type { MinutesRow } from './meeting.tables.ts';
import { lastMinutes } from './minutes-record.ts';
import { readable } from './one.views.ts';
import { standingsOf } from './standing.sql.ts';
import type { Content } from './view.schema.ts';
import { contentOf } from './whole-meeting.ts';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ENDINGS: Readonly<Record<string, string>> = { [PDF]: 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

/** The minutes as a file: as drawn last, or the signed scan. */
export const minutesFile = view({
  name: 'meeting.minutesFile',
  http: 'none',
  summary: 'Tải biên bản: PDF, DOCX hoặc bản quét đã ký',
  input: z.strictObject({
    meetingId: MeetingId,
    form: z.enum(['pdf', 'docx', 'signed'], 'Chọn PDF, DOCX hoặc bản ký'),
  }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, { meetingId, form }) {
    const found = await readable(ctx, 'meeting.minutesFile', meetingId);
    if (!found.ok) return found;
    const minutes = await lastMinutes(ctx, meetingId);
    if (!minutes) return missing('minutes');
    const file = form === 'signed' ? await signedFile(ctx, minutes) : await drawnFile(ctx, minutes, form);
    if (!file.ok) return file;
    return ok({ permit: found.value.permit, value: file.value });
  },
});

interface File {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
async function drawnFile(ctx: Ctx, minutes: MinutesRow, form: 'pdf' | 'docx'): Promise<Result<File>> {
  const bytes = await ctx.files.read(form === 'pdf' ? minutes.pdf_sha256 : minutes.docx_sha256);
  if (!bytes.ok) return bytes;
  const fileName = `bien-ban-lan-${String(minutes.draft_no)}.${form}`;
  return ok({ fileName, mediaType: form === 'pdf' ? PDF : DOCX, bytes: new Uint8Array(bytes.value) });
}

async function signedFile(ctx: Ctx, { signed_file_id: fileId, draft_no: no }: MinutesRow): Promise<Result<File>> {
  if (fileId === null) return missing('minutes');
  const file = await readAdmitted(ctx, fileId);
  if (!file.ok) return file;
  const { mediaType, bytes } = file.value;
  const fileName = `bien-ban-da-ky-lan-${String(no)}.${ENDINGS[mediaType] ?? 'bin'}`;
  return ok({ fileName, mediaType, bytes: new Uint8Array(bytes) });
}

/** A draft of the news item, its figures those of the records. */
export const newsDraft = view({
  name: 'meeting.newsDraft',
  http: 'GET /meetings/{meetingId}/news',
  summary: 'Bản nháp tin về cuộc họp, số liệu lấy từ các dòng đã ghi',
  input: z.strictObject({ meetingId: MeetingId }),
  output: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
  async run(ctx, { meetingId }) {
    const found = await readable(ctx, 'meeting.newsDraft', meetingId);
    if (!found.ok) return found;
    const { meeting, permit } = found.value;
    if (meeting.closed_at === null) return conflict('Cuộc họp chưa bế mạc nên chưa có gì để viết tin.');
    const content = await contentOf(ctx, meeting, await standingsOf(ctx, meetingId));
    return ok({ permit, value: { title: content.title, paragraphs: newsOf(content) } });
  },
});

/** What is told outside: no names of members who spoke, no texts of opinions, only what was held and its numbers. */
function newsOf(content: Content): string[] {
  const { counts, opinions, conclusions, items, votes } = content;
  const said = opinions.filter(({ state }) => state === 'done');
  const papers = said.filter(({ kind }) => kind === 'paper').length;
  const day = formatDate(dayOf(content.startsAt));
  const opening = `Ngày ${day}, tại ${content.place}, ${content.unitName} tổ chức ${content.title}. Có ${String(counts.present)} trên ${String(counts.invited)} đồng chí được triệu tập tham dự.`;
  const agenda = items.length > 0 ? [`Nội dung: ${items.map(({ title }) => title).join('; ')}.`] : [];
  const paperWords = papers > 0 ? `, trong đó có ${String(papers)} tham luận` : '';
  const discussion = said.length > 0 ? [`Hội nghị có ${String(said.length)} ý kiến phát biểu${paperWords}.`] : [];
  const decided = votes.length > 0 ? [`Hội nghị đã biểu quyết ${String(votes.length)} nội dung.`] : [];
  const tasks = conclusions.length > 0 ? [`Hội nghị kết luận ${String(conclusions.length)} việc phải làm.`] : [];
  return [opening, ...agenda, ...discussion, ...decided, ...tasks];
}

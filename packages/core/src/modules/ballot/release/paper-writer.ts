import { countMinutes, openPdfWriter, writeDocx, type PdfWriter } from '@guong/paper';
import { fail, ok, type Result } from '../../../kernel/index.ts';
import { paperOf } from './minutes-paper.ts';
import type { CountMinutesRecord } from './minutes-record.ts';

let writer: PdfWriter | undefined;

/**
 * Writes the record as PDF and as DOCX, both with the figures of the record and no others. One worker for the process,
 * started with the first paper; idle, it does not keep the process alive.
 */
export async function writeMinutes(
  record: CountMinutesRecord,
): Promise<Result<{ readonly pdf: Uint8Array; readonly docx: Uint8Array }>> {
  const paper = countMinutes(paperOf(record));
  writer ??= openPdfWriter();
  const pdf = await writer.writePdf(paper);
  if (!pdf.ok) return fail({ code: 'unavailable', reason: pdf.refusal.message });
  return ok({ pdf: pdf.value, docx: await writeDocx(paper) });
}

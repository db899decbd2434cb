import { openPdfWriter, writeDocx, type OfficialPaper, type Paper, type PdfWriter } from '@guong/paper';
import { fail, ok, type Result } from '../kernel/index.ts';

let writer: PdfWriter | undefined;

/** A paper as PDF. One worker for the process, started with the first paper; idle, it does not keep the process alive. */
export async function writePdf(paper: Paper): Promise<Result<Uint8Array<ArrayBuffer>>> {
  writer ??= openPdfWriter();
  const pdf = await writer.writePdf(paper);
  return pdf.ok ? ok(pdf.value) : fail({ code: 'unavailable', reason: pdf.refusal.message });
}

/** An official paper in the form that was asked for. */
export const writeOfficial = async (
  paper: OfficialPaper,
  format: 'pdf' | 'docx',
): Promise<Result<Uint8Array<ArrayBuffer>>> =>
  format === 'pdf' ? writePdf(paper) : ok(new Uint8Array(await writeDocx(paper)));

/** An official paper in both forms, with the same words. */
export async function writeBoth(
  paper: OfficialPaper,
): Promise<Result<{ readonly pdf: Uint8Array; readonly docx: Uint8Array }>> {
  const pdf = await writePdf(paper);
  return pdf.ok ? ok({ pdf: pdf.value, docx: await writeDocx(paper) }) : pdf;
}

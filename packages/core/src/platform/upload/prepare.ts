import { asText, type FileKind } from '../file-kind.ts';
import { officeText } from '../office-file.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanOffice } from './office.ts';
import { lookIntoPdf, type PdfFound, type PdfRefusal } from './pdf-reader.ts';
import { plainText, withoutEntities } from './plain-text.ts';
import { cleanPng } from './png.ts';

/**
 * How far the words of a file are known: all of them, those of its first pages, none because it is a picture, or not because
 * reading it took too much.
 */
export const READINGS = ['whole', 'part', 'picture', 'unreadable'] as const;
/** One of {@link READINGS}. */
export type Reading = (typeof READINGS)[number];

/** A file as it is stored: without who made it, where and with what. */
export interface Prepared {
  readonly bytes: Uint8Array;
  /** Its words as far as they are known, composed letters, one line a line. */
  readonly text: string;
  readonly reading: Reading;
  /** Of a PDF: how many pages were read. */
  readonly pagesRead: number | null;
  /** It bears a digital signature, which any change would break: it is stored as it came, with everything it says. */
  readonly isSigned: boolean;
}

const BROKEN = 'Tệp bị hỏng hoặc không đúng định dạng; hãy lưu lại rồi gửi lần nữa.';
const PDF_REFUSALS: Readonly<Record<PdfRefusal, string>> = {
  broken: BROKEN,
  locked: 'Tệp PDF có mật khẩu nên không kiểm tra được dấu chỉ độ mật; hãy bỏ mật khẩu rồi gửi lại.',
  active: 'Tệp PDF có mã lệnh hoặc tệp đính kèm bên trong; hãy in lại ra PDF rồi gửi.',
  'too-heavy': 'Tệp PDF quá phức tạp, máy không mở được trong thời gian cho phép; hãy in lại ra PDF rồi gửi.',
  busy: 'Máy chủ đang nhận nhiều tệp cùng lúc; xin gửi lại sau ít phút.',
};

/** Cleans a file of a known kind and reads its words; or the Vietnamese sentence why it cannot be taken. */
export async function prepareUpload(
  kind: FileKind,
  bytes: Uint8Array,
): Promise<Prepared | { readonly refusal: string }> {
  if (kind === 'pdf') return preparePdf(bytes);
  if (kind === 'docx' || kind === 'xlsx') return prepareOffice(bytes);
  if (kind === 'text') return { ...WHOLE, bytes, text: asText(bytes) ?? '' };
  const cleaned = kind === 'png' ? cleanPng(bytes) : cleanJpeg(bytes);
  return cleaned ? { ...WHOLE, bytes: cleaned, text: '', reading: 'picture' } : { refusal: BROKEN };
}

const WHOLE = { reading: 'whole', pagesRead: null, isSigned: false } as const;

function prepareOffice(bytes: Uint8Array): Prepared | { readonly refusal: string } {
  const cleaned = cleanOffice(bytes);
  return cleaned ? { ...WHOLE, ...cleaned, text: plainText(withoutEntities(officeText(bytes))) } : { refusal: BROKEN };
}

async function preparePdf(bytes: Uint8Array): Promise<Prepared | { readonly refusal: string }> {
  const found = await lookIntoPdf(bytes);
  if (typeof found === 'string') return { refusal: PDF_REFUSALS[found] };
  const stored = { bytes: found.cleaned ?? bytes, isSigned: found.cleaned === undefined };
  return { ...stored, ...readingOf(found) };
}

/** What was read of a PDF. */
export function readingOf({ read }: Pick<PdfFound, 'read'>): Pick<Prepared, 'text' | 'reading' | 'pagesRead'> {
  if (read === undefined) return { text: '', reading: 'unreadable', pagesRead: null };
  const text = plainText(read.text);
  const pagesRead = read.pagesRead;
  if (pagesRead < read.pages) return { text, reading: 'part', pagesRead };
  return { text, reading: /[\p{L}\p{N}]/u.test(text) ? 'whole' : 'picture', pagesRead };
}

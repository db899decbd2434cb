import { officeKind } from './office-file.ts';
import { isSoundJpeg, isSoundPng } from './picture.ts';

/** The kinds of file the house can take; each door says which of them it takes. SVG and HTML are never among them. */
export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  text: { mediaType: 'text/plain; charset=utf-8', extensions: ['txt', 'csv', 'tsv', 'json'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
} as const satisfies Record<string, { mediaType: string; extensions: readonly string[] }>;
/** One of {@link FILE_KINDS}. */
export type FileKind = keyof typeof FILE_KINDS;

/** What the bytes are, or the Vietnamese sentence that says why they are refused. */
export type Sniffed = { readonly kind: FileKind } | { readonly refusal: string };

const refusal = (sentence: string): Sniffed => ({ refusal: sentence });
const BROKEN = 'Tệp bị hỏng hoặc không đúng định dạng; hãy lưu lại rồi gửi lần nữa.';
const UNKNOWN = 'Loại tệp này không được nhận.';

/** Sorts a file by its content, whatever its name says; files that are two kinds at once are refused. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return refusal('Tệp rỗng.');
  const head = latin(bytes.subarray(0, 1024));
  if (head.startsWith('%PDF-')) return sniffPdf(bytes);
  if (head.startsWith('PK\x03\x04')) return sniffOffice(bytes);
  if (head.startsWith('\x89PNG')) return isSoundPng(bytes) ? { kind: 'png' } : refusal(BROKEN);
  if (head.startsWith('\xff\xd8\xff')) return isSoundJpeg(bytes) ? { kind: 'jpeg' } : refusal(BROKEN);
  return sniffText(bytes);
}

function sniffPdf(bytes: Uint8Array): Sniffed {
  const all = latin(bytes);
  if (!all.slice(-1024).includes('%%EOF')) return refusal(BROKEN);
  if (all.slice(-70_000).includes('PK\x05\x06')) return refusal('Tệp này vừa là PDF vừa là tệp nén; không nhận.');
  return { kind: 'pdf' };
}

function sniffOffice(bytes: Uint8Array): Sniffed {
  const office = officeKind(bytes);
  if (office === 'broken') return refusal(BROKEN);
  if (office === 'active') return refusal('Tệp có macro hoặc đối tượng nhúng; hãy bỏ chúng rồi gửi lại.');
  return office === 'other' ? refusal(UNKNOWN) : { kind: office };
}

function sniffText(bytes: Uint8Array): Sniffed {
  const text = asText(bytes);
  if (text === undefined) return refusal(UNKNOWN);
  const beginning = text.slice(0, 4096).trimStart().toLowerCase();
  if (/^(<|mime-version:|\{\\rtf)|<(svg|html|script|!doctype|body|iframe)\b/.test(beginning)) {
    return refusal('Trang web, SVG và tệp đánh dấu không được nhận.');
  }
  return { kind: 'text' };
}

/** The bytes as text when they are UTF-8 without control characters, else nothing. */
export function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

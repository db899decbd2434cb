// Code points that all four faces of Tinos draw, left to right only (checked against the font files by a test).
// Everything else would come out as an empty box chosen by the viewer, or stop a PDF/A export.
const PRINTABLE_RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x377],
  [0x37a, 0x37f],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x52f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2015],
  [0x2017, 0x2027],
  [0x2030, 0x205e],
  [0x2070, 0x2071],
  [0x2074, 0x208e],
  [0x20a0, 0x20be],
  [0x2100, 0x214f],
  [0x2190, 0x2195],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2261],
  [0x2264, 0x2265],
  [0x25a0, 0x25a1],
  [0x25cf, 0x25cf],
];

const SPACE_LIKE = /[\t\n\v\f\r\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/gu;
// Vietnamese text in NFC needs no combining mark at all; two leave room for other orthographies,
// more would draw over the lines above and below.
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** Stands on paper for a character that the document's font cannot draw. */
export const UNPRINTABLE_MARK = '□';

/** The ranges of code points that `printableText` keeps, for the test against the font files. */
export const printableRanges = PRINTABLE_RANGES;

const isPrintable = (codePoint: number): boolean =>
  PRINTABLE_RANGES.some(([first, last]) => codePoint >= first && codePoint <= last);

/**
 * Text as it can stand on paper: NFC, every white space a plain space, no control, zero-width or
 * direction characters, at most two combining marks in a row, and `□` for each character that the
 * font has no picture of (emoji, right-to-left and Asian scripts). Never longer than its input in NFC.
 */
export function printableText(text: string): string {
  const cleaned = text.replace(SPACE_LIKE, ' ').replace(INVISIBLE, '').normalize('NFC').replace(STACKED_MARKS, '$1');
  return Array.from(cleaned, (character) =>
    isPrintable(character.codePointAt(0) ?? 0) ? character : UNPRINTABLE_MARK,
  ).join('');
}

/** JSON-shaped content of a paper: only these values travel to a layout. */
export type Content = string | number | boolean | null | readonly Content[] | { readonly [key: string]: Content };

/** Applies `change` to every string of `content`, at any depth; keys and other values stay. */
export function mapText<T extends Content>(content: T, change: (text: string) => string): T;
export function mapText(content: Content, change: (text: string) => string): Content {
  if (typeof content === 'string') return change(content);
  if (content === null || typeof content !== 'object') return content;
  if (Array.isArray(content)) return content.map((part: Content) => mapText(part, change));
  return Object.fromEntries(Object.entries(content).map(([key, part]) => [key, mapText(part, change)]));
}

const LONG_RUN = /[^\s\-/]{13,}/gu;
const RUN_PIECE = /.{1,12}/gu;

/**
 * Lets a very long run without spaces break between lines, by zero-width spaces every 12 characters.
 * Only for PDF layouts: word processors break such runs by themselves.
 */
export function softBreaks(text: string): string {
  return text.replace(LONG_RUN, (run) => (run.match(RUN_PIECE) ?? []).join('\u200b'));
}

const NUMBERED = /(?<!\p{L})((?:số|giờ|ngày|tháng|năm|điều|khoản|quý|đợt|lần|kỳ|tổ|chi bộ)) (?=\d|[IVX]+(?!\p{L}))/giu;
// "08 giờ 30 ngày 22" may break before "ngày": what follows is a number of its own.
const MEASURED = /(\d) (?=(?:phiếu|người|bản|giờ|phút|ngày|tháng|năm|điểm|đồng|nội dung|%|mm)(?!\p{L}|[ \u00a0]\d))/gu;

/**
 * Keeps together what is read as one: a number and what it counts ("202 phiếu"), a name of a number and the number
 * ("số 12", "ngày 22", "đợt I"). Spaces become no-break spaces; nothing is ever hyphenated. `printableText` comes first.
 */
export const unbroken = (text: string): string => text.replace(NUMBERED, '$1\u00a0').replace(MEASURED, '$1\u00a0');

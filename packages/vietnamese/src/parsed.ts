/** Why a text was not read. Every parser of this package refuses with one of these words. */
export type Refusal =
  | 'empty'
  | 'not-a-number'
  | 'ambiguous'
  | 'too-long'
  | 'no-percent-sign'
  | 'not-a-date'
  | 'no-such-day'
  | 'two-digit-year'
  | 'year-out-of-range'
  | 'not-a-numeral'
  | 'not-a-round'
  | 'not-a-quarter'
  | 'not-a-symbol';

/** The answer of a parser: the value, or the reason for refusing. Parsers never throw on text. */
export type Parsed<T, R extends Refusal = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: R };

/** Wraps a value that was read. */
export const read = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps the reason for not reading. */
export const refuse = <R extends Refusal>(reason: R): { readonly ok: false; readonly reason: R } => ({
  ok: false,
  reason,
});

const MESSAGES: Readonly<Record<Refusal, string>> = {
  empty: 'Ô để trống.',
  'not-a-number': 'Không đọc được thành số.',
  ambiguous: 'Có hai cách đọc số này; hãy viết lại, ví dụ 1.434 hoặc 97,5.',
  'too-long': 'Số quá dài để giữ chính xác.',
  'no-percent-sign': 'Thiếu dấu %.',
  'not-a-date': 'Không đọc được thành ngày; hãy viết dạng 12/09/2023.',
  'no-such-day': 'Lịch không có ngày này.',
  'two-digit-year': 'Năm phải viết đủ bốn chữ số.',
  'year-out-of-range': 'Năm nằm ngoài khoảng cho phép.',
  'not-a-numeral': 'Không đọc được thành số La Mã.',
  'not-a-round': 'Không đọc được đợt; hãy viết dạng "đợt I" hoặc "đợt 1".',
  'not-a-quarter': 'Không đọc được quý; hãy viết dạng "quý IV/2022".',
  'not-a-symbol': 'Không đọc được số, ký hiệu; hãy viết dạng 104-KH/QU hoặc 298/KH-UBND.',
};

/** One Vietnamese sentence for people, for each reason a parser gives. */
export const refusalMessage = (reason: Refusal): string => MESSAGES[reason];

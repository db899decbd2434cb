import type { Sentences } from './sentences.ts';

/** What the readers of days, numbers and symbols say of a text that they cannot read. */
export const TYPED = {
  'Ô để trống.': 'Nothing was typed.',
  'Không đọc được thành số.': 'This cannot be read as a number.',
  'Có hai cách đọc số này; hãy viết lại, ví dụ 1.434 hoặc 97,5.':
    'This number can be read in two ways; write it again, for example 1.434 or 97,5.',
  'Số quá dài để giữ chính xác.': 'The number is too long to be kept exactly.',
  'Thiếu dấu %.': 'The sign % is missing.',
  'Không đọc được thành ngày; hãy viết dạng 12/09/2023.': 'This cannot be read as a day; write it like 12/09/2023.',
  'Lịch không có ngày này.': 'The calendar has no such day.',
  'Năm phải viết đủ bốn chữ số.': 'The year must have all four digits.',
  'Năm nằm ngoài khoảng cho phép.': 'The year lies outside what is allowed.',
  'Không đọc được thành số La Mã.': 'This cannot be read as a Roman numeral.',
  'Không đọc được đợt; hãy viết dạng "đợt I" hoặc "đợt 1".': 'The round cannot be read; write “đợt I” or “đợt 1”.',
  'Không đọc được quý; hãy viết dạng "quý IV/2022".': 'The quarter cannot be read; write “quý IV/2022”.',
  'Không đọc được số, ký hiệu; hãy viết dạng 104-KH/QU hoặc 298/KH-UBND.':
    'The number and symbol cannot be read; write them like 104-KH/QU or 298/KH-UBND.',
} satisfies Sentences;

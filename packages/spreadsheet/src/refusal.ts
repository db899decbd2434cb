/** What the reader answers instead of a workbook: a code for the program, a sentence with the way out for the person. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Vietnamese, shown as it is. */
  readonly message: string;
}

const SAVE_AS_XLSX = 'Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.';
const COPY_VALUES =
  'Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.';
const SPLIT = 'Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.';
const RESEND = 'Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.';

const MESSAGES = {
  'empty-file': 'Tệp trống. Hãy kiểm tra và chọn lại đúng tệp danh sách.',
  'file-too-large': `Tệp quá lớn. ${SPLIT}`,
  password:
    'Tệp có mật khẩu nên không đọc được. Hãy mở tệp bằng Excel, gỡ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, để trống), lưu rồi gửi lại.',
  'old-xls': `Tệp Excel đời cũ (.xls) không được nhận. ${SAVE_AS_XLSX}`,
  'binary-xlsb': `Tệp Excel dạng nhị phân (.xlsb) không được nhận. ${SAVE_AS_XLSX}`,
  ods: `Tệp LibreOffice (.ods) không được nhận. ${SAVE_AS_XLSX}`,
  'web-page': `Tệp này thật ra là một trang web (HTML) mang đuôi bảng tính. ${SAVE_AS_XLSX}`,
  'xml-text': `Tệp này là văn bản XML, không phải bảng tính .xlsx. ${SAVE_AS_XLSX}`,
  'word-document':
    'Tệp này là văn bản Word, không phải bảng tính. Hãy chép bảng sang Excel, lưu loại .xlsx rồi gửi lại.',
  presentation: 'Tệp này là bài trình chiếu, không phải bảng tính. Hãy chọn lại đúng tệp danh sách (.xlsx hoặc .csv).',
  pdf: 'Tệp này là PDF, không phải bảng tính. Hãy xin tệp Excel gốc, hoặc chép bảng sang Excel, lưu loại .xlsx rồi gửi lại.',
  image: 'Tệp này là hình ảnh, không phải bảng tính. Hãy chọn lại đúng tệp danh sách (.xlsx hoặc .csv).',
  'other-archive':
    'Tệp này là tệp nén, không phải bảng tính. Hãy giải nén và gửi đúng tệp danh sách (.xlsx hoặc .csv) ở trong.',
  'unknown-type': 'Không nhận ra loại tệp. Chỉ nhận bảng tính .xlsx hoặc danh sách .csv. Hãy chọn lại đúng tệp.',
  macro: `Tệp có macro (mã chạy được) nên không được nhận. ${SAVE_AS_XLSX}`,
  'external-link': `Tệp có liên kết lấy dữ liệu từ nơi khác; hệ thống không tải dữ liệu từ ngoài. ${COPY_VALUES}`,
  'embedded-object': `Tệp có đối tượng nhúng hoặc nút điều khiển. ${COPY_VALUES}`,
  'zip-bomb': `Tệp khi mở ra phình to bất thường nên không được mở. ${SPLIT}`,
  'zip-size-lie': `Tệp ghi sai kích thước của chính nó (hỏng hoặc bị sửa). ${RESEND}`,
  'zip-too-many-parts': `Tệp có quá nhiều phần bên trong. ${COPY_VALUES}`,
  'zip-part-name': `Tệp có phần bên trong mang tên bất thường. ${RESEND}`,
  'zip-structure': `Tệp có cấu trúc bất thường hoặc bị ghép thêm dữ liệu lạ. ${RESEND}`,
  'zip-method': `Tệp dùng cách nén không được hỗ trợ. ${RESEND}`,
  'cut-off': 'Tệp bị thiếu phần cuối, có thể do tải về hoặc gửi lên chưa xong. Hãy gửi lại tệp đầy đủ.',
  broken: `Tệp bị hỏng, không đọc được. ${RESEND}`,
  'xml-doctype': `Tệp có khai báo DTD hoặc thực thể XML, không có trong bảng tính bình thường. ${RESEND}`,
  'xml-include': `Tệp có lệnh gộp nội dung từ nơi khác (XInclude). ${COPY_VALUES}`,
  'xml-too-deep': `Tệp có cấu trúc lồng nhau quá sâu. ${COPY_VALUES}`,
  'too-many-elements': `Bảng tính quá lớn. ${SPLIT}`,
  'too-many-sheets': `Tệp có quá nhiều trang tính. ${SPLIT}`,
  'too-many-cells': `Bảng tính có quá nhiều ô. ${SPLIT}`,
  'too-many-merges': `Bảng tính có quá nhiều ô gộp. ${COPY_VALUES}`,
  'cell-too-long': 'Có ô chứa quá nhiều chữ. Hãy rút ngắn nội dung ô đó rồi gửi lại.',
  'too-much-text': `Bảng tính chứa quá nhiều chữ. ${SPLIT}`,
  'no-sheet': 'Sổ tính không có trang tính nào đọc được. Hãy kiểm tra và chọn lại đúng tệp danh sách.',
  'quote-not-closed':
    'Tệp .csv có dấu nháy kép mở mà không đóng, nên không chia được cột. Hãy sửa dấu nháy hoặc lưu lại từ Excel loại .xlsx rồi gửi lại.',
} as const;

/** Everything the reader can say no to. */
export type RefusalCode = keyof typeof MESSAGES;

/** All refusal codes, for counting and for texts that list them. */
export const REFUSAL_CODES: readonly RefusalCode[] = Object.keys(MESSAGES).filter(isRefusalCode);

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(MESSAGES, code);
}

/** The refusal for a code; `place` (a sheet, row or cell in Vietnamese) is put in front of the way out. */
export function refusalOf(code: RefusalCode, place?: string): Refusal {
  const message = MESSAGES[code];
  return { code, message: place === undefined ? message : `${place}: ${message}` };
}

/**
 * Leaves the parsers' callbacks at once. Thrown and caught inside this package only: the reader's public
 * functions turn it into a value.
 */
export class RefusalSignal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Stops reading with a refusal. */
export function refuse(code: RefusalCode, place?: string): never {
  throw new RefusalSignal(refusalOf(code, place));
}

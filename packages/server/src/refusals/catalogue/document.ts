import type { Sentences } from './sentences.ts';

/** The register of documents: issuers, terms, numbers, links, files. */
export const DOCUMENT = {
  'Văn bản này vừa được người khác sửa. Hãy tải lại trang rồi sửa lại.':
    'Somebody else has just changed this document. Reload the page, then make your change again.',
  'Có dấu chỉ độ mật: văn bản mật không được đưa vào hệ thống nối mạng này.':
    'It bears a mark of secrecy: secret documents must not come into this networked system.',
  'Hãy xác nhận văn bản không mang dấu chỉ độ mật': 'Confirm that the document bears no mark of secrecy',
  'Chọn cơ quan ban hành': 'Choose the issuing body',
  'Nhập số, ký hiệu, ví dụ 195-KH/ĐU': 'Enter the number and symbol, for example 195-KH/ĐU',
  'Chọn loại văn bản': 'Choose the type of document',
  'Nhập người ký': 'Enter who signed',
  'Nhập ký hiệu cơ quan, ví dụ QU': 'Enter the code of the body, for example QU',
  'Ký hiệu là chữ in hoa, ví dụ QU, ĐU, UBND': 'The code is in capitals, for example QU, ĐU, UBND',
  'Nhập tên cơ quan ban hành': 'Enter the name of the issuing body',
  'Nhập tên nhiệm kỳ, ví dụ 2020–2025': 'Enter the name of the term, for example 2020–2025',
  'Chọn nhiệm kỳ': 'Choose the term',
  'Nhập trích yếu': 'Enter the title of the document',
  'Nhập tên gọi khác': 'Enter the other name',
  'Chọn loại liên kết': 'Choose the kind of link',
  'Chọn liên kết': 'Choose the link',
  'Nhập số, ký hiệu của văn bản kia': 'Enter the symbol of the other document',
  '{0} có ở nhiều cơ quan; hãy chọn đúng văn bản trong danh sách':
    '{0} was issued by several bodies; choose the right document from the list',
  'Không có văn bản nào đúng số ký hiệu này; hãy chọn trong các văn bản tìm thấy, hoặc gõ lại':
    'No document has exactly this symbol; choose among those that were found, or type it again',
  'Sổ chưa có văn bản này; hãy xem lại số ký hiệu, hoặc để trống và thêm liên kết sau':
    'The register does not hold this document; check the symbol, or leave it empty and add the link later',
  'Văn bản đã có tên gọi này': 'The document already has this name',
  'Văn bản này đã có {0} tệp, kể cả tệp đã gỡ. Hãy gộp các tệp còn lại thành một.':
    'This document already has {0} files, removed ones included. Join the remaining files into one.',
  'Đảng bộ đã dùng {0} MB trong {1} MB dành cho tệp; tệp này cần thêm {2} MB. Hãy nhờ người vận hành máy chủ nâng hạn mức, rồi gửi lại tệp.':
    'The committee has used {0#} MB of {1#} MB for files; this file needs {2#} MB more. Ask whoever runs the server to raise the limit, then send the file again.',
  'Ngày này trái với liên kết giữa văn bản này và {0}': 'This day contradicts the link between this document and {0}',
  'Đơn vị của mình không phải là cấp trên': 'A unit of our own is not a superior body',
  'Cơ quan ban hành này đã có trong danh sách': 'This issuing body is already on the list',
  'Liên kết này đã được gỡ trước đó.': 'This link was removed before.',
  'Không có cơ quan ban hành này': 'There is no such issuing body',
  'Số này vừa có người khác đăng ký. Hãy tải lại trang để lấy số tiếp theo.':
    'Somebody else has just registered this number. Reload the page to get the next one.',
  'Ngày có hiệu lực không thể trước ngày ban hành': 'The day it takes effect cannot be before the day of issue',
  'Ngày hết hiệu lực phải sau ngày có hiệu lực': 'The day it ceases must be after the day it takes effect',
  'Ngày kết thúc phải sau ngày bắt đầu': 'The last day must be after the first',
  'Trùng ngày với một nhiệm kỳ đã có; hãy đóng nhiệm kỳ trước đã':
    'Overlaps with a term that is already there; close the earlier term first',
  'Trong những ngày đó có hai văn bản cùng số: {0}. Hãy sửa một văn bản trước.':
    'Two documents of those days bear the same number: {0}. Correct one of them first.',
  'Nhiệm kỳ này đã đóng từ ngày sớm hơn': 'This term was closed from an earlier day',
  'Văn bản này đã được thu hồi trước đó.': 'This document was withdrawn before.',
  'Văn bản này do đảng bộ khác gửi đến; chỉ nơi gửi thu hồi được.':
    'This document was sent by another committee; only its sender can withdraw it.',
  'Văn bản này đang trả lời việc giao ban hành {0}; loại phải giữ nguyên.':
    'This document answers a duty to issue a {0}; its type must stay the same.',
  '{0} đã được thu hồi, không trả lời được': '{0} was withdrawn and cannot be an answer',
  'Ký hiệu ghi {0}, mà {1} ký hiệu là {2}': 'The symbol says {0}, but the code of {1} is {2}',
  '{0} ngày {1}, “{2}”': '{0} of {1}, “{2}”',
  'Số này đã đăng ký: {0}. Số tiếp theo còn trống: {1}.':
    'This number is registered already: {0*}. The next free one: {1}.',
  'Văn bản không liên kết với chính nó': 'A document is not linked to itself',
  '{0} ban hành sau {1}: hãy đổi chiều liên kết hoặc sửa ngày':
    '{0} was issued after {1}: turn the link round or correct the day',
  'Liên kết này khép thành vòng: {0} đã dựa vào {1}': 'This link closes a circle: {0} already rests on {1}',
  'Hai văn bản đã có liên kết này rồi.': 'The two documents already have this link.',
  'Đã gửi {0} tin.': '{0} {0:message|messages} sent.',
  'Đã gửi {0} tin. {1} tin chưa tới, sẽ gửi lại.':
    '{0} {0:message|messages} sent. {1} {1:has|have} not arrived and will be sent again.',
  'Đã đọc {0} tệp đã lưu.': '{0} stored {0:file|files} read.',
} satisfies Sentences;

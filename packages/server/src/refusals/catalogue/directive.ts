import type { Sentences } from './sentences.ts';

/** The cascade of documents: obligations, answers, drafts, templates, and what is told from committee to committee. */
export const DIRECTIVE = {
  'Văn bản này không thể triển khai văn bản kia: xem lại ngày, liên kết':
    'This document cannot carry out the other: look at its day and its links',
  '{0} không do đơn vị được giao ban hành': '{0} was not issued by the unit that was asked',
  'Được giao ban hành {0}, mà {1} là {2}': '{0} was asked for, but {1} is {2}',
  'Đơn vị này đã triển khai xong, không còn gì để miễn.':
    'This unit has already carried it out; there is nothing left to be let off.',
  'Việc này do cấp trên giao; chỉ cấp trên miễn được.':
    'This was asked from above; only the one above can let the unit off.',
  'Không thể trước ngày ban hành văn bản': 'It cannot be before the day the document was issued',
  'Ngày này chưa tới': 'This day has not come yet',
  'Chọn ít nhất một đơn vị': 'Choose at least one unit',
  'Nhiều đơn vị quá': 'Too many units',
  'Văn bản này đã được thu hồi, không giao việc theo nó nữa.':
    'This document was withdrawn; nothing is asked under it any more.',
  'Hạn không thể trước ngày ban hành văn bản': 'The due day cannot be before the day the document was issued',
  'Các đơn vị này đã được giao việc này rồi': 'These units have been asked this already',
  'Nghĩa vụ này đã thôi giao trước đó.': 'This obligation was taken back before.',
  'Việc này do cấp trên giao; chỉ cấp trên thôi giao được.':
    'This was asked from above; only the one above can take it back.',
  'Không còn gì để gửi, hoặc đơn vị nhận đã kết thúc.':
    'There is nothing left to send, or the receiving unit has ended.',
  'Nơi nhận gặp lỗi; hãy báo người vận hành.': 'Something broke at the receiver; tell the operator.',
  'Nơi nhận chưa sẵn sàng nhận.': 'The receiver is not ready yet.',
  'Chọn đảng bộ cấp dưới': 'Choose the committee below',
  'Thiếu nơi thu hồi': 'Who withdraws it is missing',
  'Thiếu việc phải làm': 'What is to be done is missing',
  'Thiếu tên nơi gửi': 'The name of the sender is missing',
  'Thiếu ký hiệu cơ quan': 'The code of the body is missing',
  'Thiếu tên cơ quan': 'The name of the body is missing',
  'Thiếu trích yếu': 'The title of the document is missing',
  'Thiếu người ký': 'Who signed is missing',
  'Thiếu cách làm': 'How it was done is missing',
  'Chọn tin': 'Choose the message',
  'Không có đảng bộ này': 'There is no such committee',
  'Đơn vị này hoặc đảng bộ này đã được nối trước đó.': 'This unit or this committee was joined before.',
  'Văn bản của tệp này chưa tới nơi nhận.': 'The document of this file has not reached the receiver yet.',
  'Không đọc được tệp này ở kho tệp của máy chủ.': 'This file could not be read in the file store of the server.',
  'Trong sổ đã có {0} với ngày ban hành khác; hãy sửa ngày rồi nhận lại.':
    'The register already has {0} with another day of issue; correct the day, then receive it again.',
  'Mọi thứ của văn bản này đã tới nơi, không còn gì để gửi lại.':
    'Everything of this document has arrived; there is nothing left to send again.',
  'Số {0} ở nơi nhận còn là một văn bản khác của nơi gửi, đang chờ được sửa.':
    'At the receiver the number {0} is still another document of the sender, which waits to be corrected.',
  'Đảng bộ cấp dưới không giao việc lên trên.': 'A committee below asks nothing of the one above.',
  'Chọn dự thảo': 'Choose the draft',
  'Đơn vị chưa có cơ quan ban hành: hãy thêm trong mục Cơ quan ban hành.':
    'The unit has no issuing body yet: add one under Issuing bodies.',
  'Việc này đã có {0} lần lập dự thảo; hãy tải lại một bản đã lập.':
    'This already has {0} drafts; download one of them again.',
  'Mẫu này chưa công bố hoặc đã hết hiệu lực.': 'This template is not published yet, or no longer in effect.',
  'Ngày thôi dùng không được trước hôm nay': 'The last day cannot be before today',
  'Ngày thôi dùng không được trước ngày bắt đầu dùng': 'It cannot end before the first day of its use',
  'Mẫu này đã hết hiệu lực từ ngày sớm hơn': 'This template ceased to be in effect on an earlier day',
  'Mẫu đã công bố thì không gỡ được, chỉ thôi dùng từ một ngày.':
    'A published template cannot be removed; it can only end on a day.',
  'Tệp mẫu đã lưu bị hỏng; hãy báo người vận hành phục hồi từ bản sao lưu.':
    'The stored file of the template is damaged; tell the operator to restore it from the backup.',
  'Mẫu này đã công bố rồi. Muốn sửa, hãy đưa lên bản mới.':
    'This template is published already. To change it, upload a new version.',
  'Ngày bắt đầu dùng không được trước hôm nay': 'The first day of its use cannot be before today',
  'Ngày hết hiệu lực phải sau ngày bắt đầu dùng': 'The day it ceases must be after the first day of its use',
  'Bản {0} đã công bố để dùng từ một ngày sau ngày này': 'Version {0} is published for use from a day after this one',
  'Mẫu có chỗ điền máy không biết: {0}. Chỉ dùng: {1}. Hãy sửa tệp rồi đưa lên bản mới.':
    'The template has placeholders that are not known: {0}. Use only: {1}. Correct the file, then upload a new version.',
  'Chọn mẫu': 'Choose the template',
  'Nhập tên mẫu, ví dụ Mẫu KH-01': 'Enter the name of the template, for example Mẫu KH-01',
  'Loại văn bản này của đơn vị đã có {0} bản mẫu, kể cả bản đã gỡ.':
    'The unit already has {0} versions for this type of document, removed ones included.',
  'Tệp “{0}”: {1}': 'File “{0}”: {1*}',
  'không nhận được.': 'it cannot be taken.',
  'có đoạn hoặc dòng bảng lặp lại quá lớn. Hãy bỏ hình và định dạng thừa ở đó rồi gửi lại.':
    'a repeated paragraph or table row is too large. Remove pictures and needless formatting there, then send it again.',
  'đoạn {0} có {{ hoặc }} không thành cặp. Hãy sửa chỗ đó rồi gửi lại.':
    'the paragraph {0} has {{ or }} without its other half. Correct it, then send it again.',
  'đoạn {0} có hai danh sách; mỗi danh sách cần một đoạn riêng.':
    'the paragraph {0} has two lists; each list needs a paragraph of its own.',
  '{{{0}}} ở đoạn {1} nằm ngoài bảng; nó chỉ dùng được trong một dòng của bảng.':
    '{{{0}}} in the paragraph {1} stands outside a table; it can be used only in a row of a table.',
  'còn dấu vết sửa chưa chấp nhận (Track Changes). Hãy chấp nhận hết rồi gửi lại.':
    'it has tracked changes that are not accepted. Accept them all, then send it again.',
  'còn ghi chú bên lề. Hãy xóa hết ghi chú rồi gửi lại.':
    'it has comments in the margin. Delete them all, then send it again.',
  'lấy nội dung từ nơi khác. Hãy thay bằng chữ thường rồi gửi lại.':
    'it fetches content from elsewhere. Put plain text in its place, then send it again.',
  'có cấu trúc khác thường. Hãy mở bằng Word, lưu lại loại .docx rồi gửi lại.':
    'it has an unusual structure. Open it in Word, save it as .docx, then send it again.',
  'bị hỏng hoặc không đúng định dạng. Hãy mở bằng Word, lưu lại loại .docx rồi gửi lại.':
    'it is damaged or not of the right format. Open it in Word, save it as .docx, then send it again.',
  'có chữ ký số, điền vào thì chữ ký mất. Hãy gửi tệp chưa ký.':
    'it bears a digital signature, which filling it in would break. Send the unsigned file.',
  'quá lớn hoặc quá phức tạp. Mẫu chỉ nên có chữ, bảng và hình nhỏ.':
    'it is too large or too complex. A template should hold only text, tables and small pictures.',
  'có mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.': 'it has a password. Remove the password, then send it again.',
  'không phải văn bản Word (.docx).': 'it is not a Word document (.docx).',
} satisfies Sentences;

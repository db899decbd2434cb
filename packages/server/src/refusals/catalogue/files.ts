import type { Sentences } from './sentences.ts';

/** Files that are sent in, stored, signed or printed. */
export const FILES = {
  'Văn bản có dấu chỉ độ mật: không được đưa vào hệ thống nối mạng này.':
    'The document bears a mark of secrecy: it must not come into this networked system.',
  'Tệp đã lưu bị mất hoặc hỏng; hãy báo người vận hành phục hồi từ bản sao lưu.':
    'The stored file is lost or damaged; tell the operator to restore it from the backup.',
  'Tệp đã lưu bị hỏng; hãy báo người vận hành phục hồi từ bản sao lưu.':
    'The stored file is damaged; tell the operator to restore it from the backup.',
  'Tệp lớn quá {0} MB.': 'The file is larger than {0} MB.',
  'Chỉ nhận tệp {0}.': 'Only files of these kinds are taken: {0}.',
  'Tên tệp ghi .{0} nhưng nội dung là {1}.': 'The name of the file says .{0}, but its content is {1}.',
  'Tệp bị hỏng hoặc không đúng định dạng; hãy lưu lại rồi gửi lần nữa.':
    'The file is damaged or not of the right format; save it again, then send it once more.',
  'Loại tệp này không được nhận.': 'This kind of file is not taken.',
  'Tệp rỗng.': 'The file is empty.',
  'Tệp này vừa là PDF vừa là tệp nén; không nhận.': 'This file is a PDF and an archive at once; it is not taken.',
  'Tệp có macro hoặc đối tượng nhúng; hãy bỏ chúng rồi gửi lại.':
    'The file has macros or embedded objects; remove them, then send it again.',
  'Trang web, SVG và tệp đánh dấu không được nhận.': 'Web pages, SVG and markup files are not taken.',
  'Tệp PDF có mật khẩu nên không kiểm tra được dấu chỉ độ mật; hãy bỏ mật khẩu rồi gửi lại.':
    'The PDF has a password, so that marks of secrecy cannot be looked for; remove the password, then send it again.',
  'Tệp PDF có mã lệnh hoặc tệp đính kèm bên trong; hãy in lại ra PDF rồi gửi.':
    'The PDF holds program code or attached files; print it to PDF anew, then send that.',
  'Tệp PDF quá phức tạp, máy không mở được trong thời gian cho phép; hãy in lại ra PDF rồi gửi.':
    'The PDF is too complex to be opened in the time allowed; print it to PDF anew, then send that.',
  'Máy chủ đang nhận nhiều tệp cùng lúc; xin gửi lại sau ít phút.':
    'The server is taking many files at once; send it again in a few minutes.',
  'Máy chủ đang in nhiều tài liệu. Xin thử lại sau ít phút.':
    'The server is printing many papers. Try again in a few minutes.',
  'Tài liệu quá dài để in một lần. Xin chia thành nhiều phần.':
    'The paper is too long to be printed at once. Divide it into parts.',
  'Máy chủ đang dừng, không in thêm tài liệu.': 'The server is stopping and prints nothing more.',
  'Chữ ký không phủ hết tệp: có phần thêm vào sau khi ký mà không ai ký.':
    'The signature does not cover the whole file: something was added afterwards that nobody signed.',
  'Chữ ký trong tệp bị hỏng (vùng được ký không khớp với tệp).':
    'The signature in the file is damaged (the signed range does not fit the file).',
  'Tệp này không có chữ ký số. Bản quét thì gửi ở mục bản quét.':
    'This file has no digital signature. Send a scan under “scan”.',
  'Tệp được ký không phải đúng bản PDF đã tải từ đây. Hãy tải lại bản PDF, ký bằng chế độ thêm chữ ký vào cuối tệp, rồi gửi.':
    'What was signed is not the PDF downloaded from here. Download the PDF again, sign it so that the signature is appended to the file, then send it.',
  'Phần thêm vào khi ký làm đổi nội dung hiển thị của biên bản.':
    'What was added while signing changes what the minutes show.',
  'Nơi cấp chứng thư của {0} ({1}) không có trong danh sách được tin cậy.':
    'The issuer of the certificate of {0} ({1}) is not on the list of trusted issuers.',
  'Giờ ký của {0} ở sau giờ máy chủ: đồng hồ máy ký sai.':
    'The signing time of {0} is after the time of the server: the clock of the signing machine is wrong.',
  'Chứng thư của {0} không có hiệu lực lúc ký.': 'The certificate of {0} was not valid at the time of signing.',
  'Chứng thư của {0} không dùng để ký văn bản.': 'The certificate of {0} is not meant for signing documents.',
  'Không đọc được chữ ký trong tệp.': 'The signature in the file cannot be read.',
  'Nội dung đã bị sửa sau khi ký: dấu của nội dung không khớp với chữ ký.':
    'The content was changed after signing: its hash does not match the signature.',
  'Chữ ký không đúng với chứng thư đi kèm.': 'The signature does not fit the certificate that comes with it.',
  'Chữ ký dùng thuật toán băm cũ (MD5, SHA-1), không còn an toàn.':
    'The signature uses an old hash (MD5, SHA-1) that is no longer safe.',
  'Một chữ ký phải do đúng một người ký.': 'A signature must be made by exactly one signer.',
  'Chữ ký mang theo nội dung riêng, không phải chữ ký trên tệp này.':
    'The signature brings content of its own; it is not a signature on this file.',
  'Tệp không kèm chứng thư của người ký.': 'The file does not hold the certificate of the signer.',
} satisfies Sentences;

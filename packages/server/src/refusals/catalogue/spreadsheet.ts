import type { Sentences } from './sentences.ts';

/** What the reader of spreadsheets does not take, and what to do instead. */
export const SPREADSHEET = {
  'Tệp trống. Hãy kiểm tra và chọn lại đúng tệp danh sách.':
    'The file is empty. Look at it and choose the right file of the list.',
  'Tệp quá lớn. Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.':
    'The file is too large. Delete unused rows, columns and sheets, or divide it into parts, then send it again.',
  'Tệp có mật khẩu nên không đọc được. Hãy mở tệp bằng Excel, gỡ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, để trống), lưu rồi gửi lại.':
    'The file has a password and cannot be read. Open it in Excel, remove the password (File → Info → Protect Workbook → Encrypt with Password, left empty), save it, then send it again.',
  'Tệp Excel đời cũ (.xls) không được nhận. Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.':
    'An old Excel file (.xls) is not taken. Open it in Excel or LibreOffice, choose “Save as” .xlsx, then send it again.',
  'Tệp Excel dạng nhị phân (.xlsb) không được nhận. Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.':
    'A binary Excel file (.xlsb) is not taken. Open it in Excel or LibreOffice, choose “Save as” .xlsx, then send it again.',
  'Tệp LibreOffice (.ods) không được nhận. Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.':
    'A LibreOffice file (.ods) is not taken. Open it in Excel or LibreOffice, choose “Save as” .xlsx, then send it again.',
  'Tệp này thật ra là một trang web (HTML) mang đuôi bảng tính. Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.':
    'This file is really a web page (HTML) with the ending of a spreadsheet. Open it in Excel or LibreOffice, choose “Save as” .xlsx, then send it again.',
  'Tệp này là văn bản XML, không phải bảng tính .xlsx. Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.':
    'This file is XML text, not an .xlsx spreadsheet. Open it in Excel or LibreOffice, choose “Save as” .xlsx, then send it again.',
  'Tệp này là văn bản Word, không phải bảng tính. Hãy chép bảng sang Excel, lưu loại .xlsx rồi gửi lại.':
    'This file is a Word document, not a spreadsheet. Copy the table to Excel, save it as .xlsx, then send it again.',
  'Tệp này là bài trình chiếu, không phải bảng tính. Hãy chọn lại đúng tệp danh sách (.xlsx hoặc .csv).':
    'This file is a presentation, not a spreadsheet. Choose the right file of the list (.xlsx or .csv).',
  'Tệp này là PDF, không phải bảng tính. Hãy xin tệp Excel gốc, hoặc chép bảng sang Excel, lưu loại .xlsx rồi gửi lại.':
    'This file is a PDF, not a spreadsheet. Ask for the original Excel file, or copy the table to Excel, save it as .xlsx, then send it again.',
  'Tệp này là hình ảnh, không phải bảng tính. Hãy chọn lại đúng tệp danh sách (.xlsx hoặc .csv).':
    'This file is a picture, not a spreadsheet. Choose the right file of the list (.xlsx or .csv).',
  'Tệp này là tệp nén, không phải bảng tính. Hãy giải nén và gửi đúng tệp danh sách (.xlsx hoặc .csv) ở trong.':
    'This file is an archive, not a spreadsheet. Unpack it and send the file of the list (.xlsx or .csv) in it.',
  'Không nhận ra loại tệp. Chỉ nhận bảng tính .xlsx hoặc danh sách .csv. Hãy chọn lại đúng tệp.':
    'The kind of file was not recognised. Only .xlsx spreadsheets and .csv lists are taken. Choose the right file.',
  'Tệp có macro (mã chạy được) nên không được nhận. Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” loại .xlsx rồi gửi lại.':
    'The file has macros (code that runs) and is not taken. Open it in Excel or LibreOffice, choose “Save as” .xlsx, then send it again.',
  'Tệp có liên kết lấy dữ liệu từ nơi khác; hệ thống không tải dữ liệu từ ngoài. Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.':
    'The file has links that fetch data from elsewhere; this system fetches nothing. Make a new workbook, copy the table with Paste Special → Values, save it as .xlsx, then send it again.',
  'Tệp có đối tượng nhúng hoặc nút điều khiển. Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.':
    'The file has embedded objects or controls. Make a new workbook, copy the table with Paste Special → Values, save it as .xlsx, then send it again.',
  'Tệp khi mở ra phình to bất thường nên không được mở. Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.':
    'The file would swell abnormally when opened and was not opened. Delete unused rows, columns and sheets, or divide it into parts, then send it again.',
  'Tệp ghi sai kích thước của chính nó (hỏng hoặc bị sửa). Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.':
    'The file states its own size wrongly (damaged or tampered with). Open the original in Excel or LibreOffice, save it as .xlsx, then send it again.',
  'Tệp có quá nhiều phần bên trong. Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.':
    'The file has too many parts inside. Make a new workbook, copy the table with Paste Special → Values, save it as .xlsx, then send it again.',
  'Tệp có phần bên trong mang tên bất thường. Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.':
    'The file has a part with an abnormal name inside. Open the original in Excel or LibreOffice, save it as .xlsx, then send it again.',
  'Tệp có cấu trúc bất thường hoặc bị ghép thêm dữ liệu lạ. Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.':
    'The file has an abnormal structure, or strange data was added. Open the original in Excel or LibreOffice, save it as .xlsx, then send it again.',
  'Tệp dùng cách nén không được hỗ trợ. Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.':
    'The file is packed in a way that is not supported. Open the original in Excel or LibreOffice, save it as .xlsx, then send it again.',
  'Tệp bị thiếu phần cuối, có thể do tải về hoặc gửi lên chưa xong. Hãy gửi lại tệp đầy đủ.':
    'The end of the file is missing, perhaps because a download or upload was cut off. Send the whole file again.',
  'Tệp bị hỏng, không đọc được. Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.':
    'The file is damaged and cannot be read. Open the original in Excel or LibreOffice, save it as .xlsx, then send it again.',
  'Tệp có khai báo DTD hoặc thực thể XML, không có trong bảng tính bình thường. Hãy mở lại tệp gốc bằng Excel hoặc LibreOffice, lưu lại loại .xlsx rồi gửi lại.':
    'The file declares a DTD or XML entities, which no normal spreadsheet has. Open the original in Excel or LibreOffice, save it as .xlsx, then send it again.',
  'Tệp có lệnh gộp nội dung từ nơi khác (XInclude). Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.':
    'The file orders content to be included from elsewhere (XInclude). Make a new workbook, copy the table with Paste Special → Values, save it as .xlsx, then send it again.',
  'Tệp có cấu trúc lồng nhau quá sâu. Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.':
    'The structure of the file is nested too deep. Make a new workbook, copy the table with Paste Special → Values, save it as .xlsx, then send it again.',
  'Bảng tính quá lớn. Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.':
    'The spreadsheet is too large. Delete unused rows, columns and sheets, or divide it into parts, then send it again.',
  'Tệp có quá nhiều trang tính. Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.':
    'The file has too many sheets. Delete unused rows, columns and sheets, or divide it into parts, then send it again.',
  'Bảng tính có quá nhiều ô. Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.':
    'The spreadsheet has too many cells. Delete unused rows, columns and sheets, or divide it into parts, then send it again.',
  'Bảng tính có quá nhiều ô gộp. Hãy tạo sổ tính mới, chép bảng sang bằng “Dán giá trị” (Paste Special → Values), lưu loại .xlsx rồi gửi lại.':
    'The spreadsheet has too many merged cells. Make a new workbook, copy the table with Paste Special → Values, save it as .xlsx, then send it again.',
  'Có ô chứa quá nhiều chữ. Hãy rút ngắn nội dung ô đó rồi gửi lại.':
    'A cell holds too much text. Shorten it, then send the file again.',
  'Bảng tính chứa quá nhiều chữ. Hãy xóa các dòng, cột và trang tính không dùng, hoặc chia tệp thành nhiều phần, rồi gửi lại.':
    'The spreadsheet holds too much text. Delete unused rows, columns and sheets, or divide it into parts, then send it again.',
  'Sổ tính không có trang tính nào đọc được. Hãy kiểm tra và chọn lại đúng tệp danh sách.':
    'The workbook has no sheet that can be read. Look at it and choose the right file of the list.',
  'Tệp .csv có dấu nháy kép mở mà không đóng, nên không chia được cột. Hãy sửa dấu nháy hoặc lưu lại từ Excel loại .xlsx rồi gửi lại.':
    'The .csv file has a double quote that opens and does not close, so it cannot be divided into columns. Correct the quotes, or save it from Excel as .xlsx, then send it again.',
  'Dòng trống hoặc chỉ có số thứ tự': 'Row that is empty or holds only its number',
  'Dòng tên nhóm': 'Row with the name of a group',
  'Dòng tổng cộng': 'Row of totals',
  'Dòng dưới bảng (nơi ký, ghi chú)': 'Row below the table (signatures, remarks)',
  'Dòng tiêu đề lặp lại': 'Heading that comes again',
  'Dòng đánh số cột': 'Row that numbers the columns',
} satisfies Sentences;
